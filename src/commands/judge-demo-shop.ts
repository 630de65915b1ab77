import { writeFileSync } from 'node:fs';
import { readConfig } from '../config.js';
import { demoJudgementsFile } from '../evaluation/demo-judgements/demo-judgements-file.js';
import { judgeDemoShop } from '../evaluation/demo-judgements/judge-demo-shop.js';

/** Writes the judgement set of the demo shop, from its queries and their meanings. */
const judgements = judgeDemoShop();
const file = demoJudgementsFile(readConfig().projectRoot);
writeFileSync(file, judgements.map((judgement) => `${JSON.stringify(judgement)}\n`).join(''));
const queries = new Set(judgements.map(({ query }) => query)).size;
console.log(`${judgements.length} judgements of ${queries} queries are written.`);
