/** How the corners of cards, buttons and fields are drawn. */
export const corners = ['round', 'soft', 'square'] as const;

export type Corners = (typeof corners)[number];

/** What every radius of the style sheets is multiplied with. Round things, such as spots and dots, stay round. */
export const cornerFactors: Readonly<Record<Corners, number>> = { round: 1, soft: 0.4, square: 0 };
