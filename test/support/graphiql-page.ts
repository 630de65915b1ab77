import type { Page } from 'playwright-core';
import type { GraphQLAnswer } from './gateway.js';
import type { Visit } from './visit.js';

export interface GraphiqlRun {
  readonly sent: { readonly query: string; readonly variables?: unknown };
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: Pick<GraphQLAnswer, 'data' | 'errors'>;
  /** What the person sees of it. */
  readonly shown: string;
}

/** GraphiQL as a person uses it: choosing, typing, running. */
export class GraphiqlPage {
  private constructor(readonly visit: Visit) {}

  static async open(visit: Visit): Promise<GraphiqlPage> {
    await visit.page.goto('/graphiql');
    const graphiql = new GraphiqlPage(visit);
    await graphiql.page.locator('.examples li').first().waitFor();
    await graphiql.page.locator('.graphiql-query-editor .view-line').first().waitFor();
    return graphiql;
  }

  get page(): Page {
    return this.visit.page;
  }

  /** Without the mark of those that need a key. */
  async exampleTitles(): Promise<string[]> {
    const titles = await this.page.locator('.examples li button').allInnerTexts();
    return titles.map((title) => title.split('\n')[0]!);
  }

  /** Chooses an example; done when GraphiQL has read it, which it does a moment after the text has changed. */
  async open(title: string, operationName: string): Promise<void> {
    await this.page.locator('.examples li button', { hasText: title }).click();
    await this.page.locator(`.graphiql-tab-active button[title="${operationName}"]`).waitFor();
  }

  tabCount(): Promise<number> {
    return this.page
      .getByRole('tab')
      .filter({ hasNotText: /^(Variables|Headers)$/ })
      .count();
  }

  /** Replaces what stands in the query editor. */
  async write(query: string): Promise<void> {
    await this.page.locator('.graphiql-query-editor .view-lines').click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(query);
  }

  /** Puts the key where the header editor asks for it. */
  async giveKey(key: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Headers' }).click();
    const line = this.page.locator('.graphiql-editor-tool .view-line', { hasText: 'X-Api-Key' });
    await line.waitFor();
    await line.click();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.insertText(`  "X-Api-Key": "${key}"`);
  }

  async run(): Promise<GraphiqlRun> {
    const answered = this.page.waitForResponse(
      (response) => new URL(response.url()).pathname === '/graphql' && response.request().method() === 'POST',
    );
    await this.page.getByRole('button', { name: /^Execute/ }).click();
    const response = await answered;
    const result = this.page.locator('.result-window .view-lines');
    await result
      .getByText(/"(data|errors)"/)
      .first()
      .waitFor();
    return {
      sent: response.request().postDataJSON(),
      headers: response.request().headers(),
      answer: (await response.json()) as GraphiqlRun['answer'],
      shown: await result.innerText(),
    };
  }
}
