/** Has a screen reader say something that a sighted shopper sees happen. */
export function announce(text: string): void {
  document.querySelector('#announcement')!.textContent = text;
}
