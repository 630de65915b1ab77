/** A search as most tests ask for it. */
export const SEARCH = `query ($query: String!, $options: SearchOptionsInput) {
  search(query: $query, first: 10, options: $options) {
    totalCount
    nodes { id title }
    ranking { degraded { stage cause } }
  }
}`;
