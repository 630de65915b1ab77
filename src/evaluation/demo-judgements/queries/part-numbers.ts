import type { DemoQueries } from '../meaning.js';

/** One model, as catalogues and shoppers write its number. Who has the number wants no other. */
export const partNumbers: DemoQueries = {
  'EK-9185': { wants: { kind: 'kettle', is: { Model: 'EK-9185' } } },
  ek8878: { wants: { kind: 'kettle', is: { Model: 'EK-8878' } } },
  'sonaro hx 538': { wants: { kind: 'headphones', is: { Model: 'HX-538' } } },
  'TN-3712': { wants: { kind: 'toner', is: { Model: 'TN-3712' } } },
  'toner tn5316': { wants: { kind: 'toner', is: { Model: 'TN-5316' } } },
  mn9364: { wants: { kind: 'monitor', is: { Model: 'MN-9364' } } },
  'lt 4554': { wants: { kind: 'laptop', is: { Model: 'LT-4554' } } },
  'vacuum bags vb-529': { wants: { kind: 'vacuum bags', is: { Model: 'VB-529' } } },
  'LM-4125': { wants: { kind: 'lawn mower', is: { Model: 'LM-4125' } } },
  'larchmont bq887': { wants: { kind: 'barbecue', is: { Model: 'BQ-887' } } },
  'hd-9612': { wants: { kind: 'hair dryer', is: { Model: 'HD-9612' } } },
  'tent TX547': { wants: { kind: 'tent', is: { Model: 'TX-547' } } },
};
