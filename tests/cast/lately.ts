/** The day on which a test began may be over by now. */
export function lately({ today, yesterday }: { readonly today: string; readonly yesterday: string }): RegExp {
  return new RegExp(`^(${today}|${yesterday})$`);
}
