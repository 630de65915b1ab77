import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { check } from '../../domain/checked.js';
import { VitrineError } from '../../domain/errors.js';
import { checkFieldWeights } from '../../domain/relevance/field-weight-rules.js';
import { checkSynonymGroup, SYNONYM_LIMITS, synonymIdRules } from '../../domain/relevance/synonym-rules.js';
import type { RuleBook } from '../../stores/rule-book.js';
import { requirePartner } from '../authentication/require-partner.js';
import type { RejectedItemType } from '../events/rejected-item.type.js';
import { sortOut } from '../events/sort-out.js';
import { listWithin } from '../limits/bounds.js';
import type { RequestContext } from '../request-context.js';
import { FieldWeightsType } from './field-weights.type.js';
import { RelevanceRulesType } from './relevance-rules.type.js';
import { SynonymGroupInput } from './synonym-group.input.js';
import { WriteSynonymsPayloadType } from './write-synonyms-payload.type.js';

const { groups: MAX_GROUPS } = SYNONYM_LIMITS;
/** Two small reads. */
const READ_COST = 5;

@Resolver()
export class RelevanceRulesResolver {
  constructor(
    private readonly ruleBook: RuleBook,
    /** Resolves when this gateway's searches follow the book. */
    private readonly followed: () => Promise<void>,
  ) {}

  @Query(() => RelevanceRulesType, {
    complexity: ({ childComplexity }) => READ_COST + childComplexity,
    description: "What the shop's people decided about matching (X-Api-Key with the scope relevance:write).",
  })
  async relevanceRules(@Ctx() { caller }: RequestContext): Promise<RelevanceRulesType> {
    requirePartner(caller, 'relevance:write');
    return this.ruleBook.read();
  }

  @Mutation(() => RelevanceRulesType, {
    complexity: ({ childComplexity }) => READ_COST + childComplexity,
    description:
      'Sets how much a word counts by the field it is in (X-Api-Key with the scope relevance:write). The next search of this gateway follows it, those of others within about a second; nothing has to be reindexed.',
  })
  async setFieldWeights(
    @Arg('weights', () => FieldWeightsType, { description: 'All of them; each from 0 to 20.' })
    weights: FieldWeightsType,
    @Ctx() { caller }: RequestContext,
  ): Promise<RelevanceRulesType> {
    const partner = requirePartner(caller, 'relevance:write');
    const checked = checkFieldWeights(weights);
    if (!('value' in checked)) throw new VitrineError('BAD_USER_INPUT', checked.problem);
    await this.ruleBook.setFieldWeights(checked.value, partner.name);
    await this.followed();
    return this.ruleBook.read();
  }

  @Mutation(() => WriteSynonymsPayloadType, {
    description:
      'Adds groups of synonyms, or replaces those of the same ids (X-Api-Key with the scope relevance:write). Safe to repeat.',
  })
  async putSynonyms(
    @Arg('groups', () => [SynonymGroupInput], {
      description: 'At most 1,000, which is what a shop may have; of two with one id the later counts.',
    })
    groups: SynonymGroupInput[],
    @Ctx() { caller }: RequestContext,
  ): Promise<WriteSynonymsPayloadType> {
    const partner = requirePartner(caller, 'relevance:write');
    const { good, rejected } = sortOut(
      listWithin('groups', groups, MAX_GROUPS),
      ({ id }) => id,
      checkSynonymGroup,
    );
    const { refused, ...counts } = await this.ruleBook.putSynonyms(
      good.map(({ value }) => value),
      partner.name,
    );
    await this.followed();
    const excess = refused.map((n): RejectedItemType => ({
      index: good[n]!.index,
      id: good[n]!.value.id,
      code: 'BAD_USER_INPUT',
      message: `groups: a shop may have at most ${MAX_GROUPS} groups of synonyms. Delete others first.`,
    }));
    return { ...counts, rejected: [...rejected, ...excess].sort((a, b) => a.index - b.index) };
  }

  @Mutation(() => WriteSynonymsPayloadType, {
    description:
      'Deletes groups of synonyms (X-Api-Key with the scope relevance:write). Safe to repeat; unknown ids are unchanged.',
  })
  async deleteSynonyms(
    @Arg('ids', () => [ID], { description: 'At most 1,000.' }) ids: string[],
    @Ctx() { caller }: RequestContext,
  ): Promise<WriteSynonymsPayloadType> {
    requirePartner(caller, 'relevance:write');
    const { good, rejected } = sortOut(
      listWithin('ids', ids, MAX_GROUPS),
      (id) => id,
      (id) => check(synonymIdRules, id),
    );
    const counts = await this.ruleBook.deleteSynonyms(good.map(({ value }) => value));
    await this.followed();
    return { ...counts, rejected };
  }
}
