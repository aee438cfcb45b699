/** A line of a description: what it is about, and what is said; an empty name goes on with the line before. */
export type Fact = readonly [name: string, text: string];
