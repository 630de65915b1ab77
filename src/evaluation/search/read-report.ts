import { readFile } from 'node:fs/promises';
import { ImportError } from '../../importing/import-error.js';
import type { SearchData } from './search-data.js';
import type { SearchReport } from './search-report.js';

/** A run on the same data that was saved, of whichever index. Rejects with ImportError where the file holds none. */
export async function readReport(file: string, data: SearchData['set']): Promise<SearchReport> {
  const report = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as Partial<SearchReport> | null)
    .catch(() => null);
  if (!report?.data || !Array.isArray(report.rows))
    throw new ImportError(`'${file}' holds no run that --save has written.`);
  if (report.data !== data)
    throw new ImportError(`'${file}' holds a run on '${report.data}', not on '${data}'.`);
  return report as SearchReport;
}
