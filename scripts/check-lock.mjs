// prints packages whose optionalDependencies are absent from package-lock.json (npm ci will refuse)
import { readFileSync } from 'node:fs';
const l = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8')).packages;
for (const [k, v] of Object.entries(l))
  for (const [n, r] of Object.entries(v.optionalDependencies ?? {})) {
    let p = k,
      ok = false;
    while (true) {
      if (l[(p ? p + '/' : '') + 'node_modules/' + n]) {
        ok = true;
        break;
      }
      if (!p) break;
      p = p.includes('/node_modules/') ? p.slice(0, p.lastIndexOf('/node_modules/')) : '';
    }
    if (!ok) console.log('MISSING', k, '->', n, r);
  }
