/** Several texts in one line: 'Red | Blue | Green'. */
export type Choices = string;

/** A department of the demo shop: data, for a person to read and to change. */
export interface Department {
  readonly name: string;
  /** Of the ids: 'kit' makes kit-00001. */
  readonly prefix: string;
  /** Invented brands in groups, each with its price level from 0, cheap, to 1, dear. The best known come first. */
  readonly makers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Each description ends with one of these sentences. */
  readonly notes: readonly string[];
  /** By names that are unique within the shop, the best-selling first. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** A kind of product, which shoppers compare with each other and buy one of. */
export interface Kind {
  /** The categories below the department: 'Cookware > Frying Pans'. */
  readonly in: string;
  /** The group of `makers` it comes from. */
  readonly by: string;
  /** What follows the brand in a title; {Name} stands for the attribute of that name. */
  readonly title: string;
  /**
   * Attributes and their values, the commonest first. Values that begin with a number go from small to large, and
   * the price goes with them.
   */
  readonly has: Readonly<Record<string, Choices>>;
  /** A model number, each # a digit: 'VK-####'. */
  readonly model?: string;
  /** Pence, from the smallest of the cheapest brand to the largest of the dearest. */
  readonly price: readonly [number, number];
  /** The sentence that a description begins with. */
  readonly about: string;
  /** Names of kinds that are bought with it, of any department. */
  readonly goesWith?: Choices;
  /** Days after which who uses it needs it again. */
  readonly lastsDays?: number;
}
