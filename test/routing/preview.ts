import type { SignedInPerson } from '../kit/people.js';

/** An answer of the preview, as far as tests look at it. */
export interface Preview {
  readonly at: string;
  readonly ladder: string;
  readonly steps: readonly {
    readonly name: string;
    readonly timeoutSeconds: number;
    readonly candidates: readonly {
      readonly userId: number;
      readonly userName: string;
      readonly willBeCalled: boolean;
      readonly order: number | null;
      readonly ringSeconds?: number | null;
      readonly reason?: string;
    }[];
  }[];
}

export async function askPreview(person: SignedInPerson, at?: string): Promise<Preview> {
  const { status, body } = await person.get(`/api/routing/preview${at === undefined ? '' : `?at=${at}`}`);
  if (status !== 200) throw new Error(`the preview answered ${status}: ${JSON.stringify(body)}`);
  return body as Preview;
}

/** Each step as `name: 1 Ada, Ben (unavailable)`: the number is whose turn it is on the whole ladder. */
export function told({ steps }: Preview): string[] {
  return steps.map(({ name, candidates }) => {
    const people = candidates.map(({ order, userName, reason }) =>
      [order, userName, reason && `(${reason})`].filter(Boolean).join(' '),
    );
    return `${name}: ${people.join(', ')}`;
  });
}
