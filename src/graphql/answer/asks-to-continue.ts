import { Kind, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

const CURSOR_FIELDS = new Set(['cursor', 'startCursor', 'endCursor']);

/**
 * Whether an operation asks for a cursor anywhere below a field: only then can its answer be continued, and
 * is worth keeping. Directives are not looked at: a skipped cursor keeps a list that nobody needs.
 */
export const asksToContinue = ({ fieldNodes, fragments }: GraphQLResolveInfo): boolean =>
  fieldNodes.some(({ selectionSet }) => hasCursor(selectionSet, fragments));

function hasCursor(
  selectionSet: SelectionSetNode | undefined,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): boolean {
  if (!selectionSet) return false;
  return selectionSet.selections.some((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD)
      return hasCursor(fragments[selection.name.value]?.selectionSet, fragments);
    if (selection.kind === Kind.FIELD && CURSOR_FIELDS.has(selection.name.value)) return true;
    return hasCursor(selection.selectionSet, fragments);
  });
}
