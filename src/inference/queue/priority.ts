/** Shoppers wait for what is asked; nobody waits for what is done in the background. */
export type Priority = 'asked' | 'background';
