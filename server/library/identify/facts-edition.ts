/** Raised by one whenever more is read from files than before, together with a migration whose index holds the rows of older editions. */
export const factsEdition = 1;
