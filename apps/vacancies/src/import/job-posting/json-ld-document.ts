import { Problem } from '#platform/problem';
import { all, isOfType, type Node, nodeOf } from './schema-org.ts';

const NO_POSTING =
  'There is no schema.org JobPosting in the document: send one, a list, or a @graph, each with "@type": "JobPosting".';

/** What to answer if a document holds no posting. */
export const noPosting = () => new Problem('malformed-body', NO_POSTING);

/**
 * The JobPostings of a JSON-LD document: one, those of a list, or those of a `@graph`. Where a posting refers to a node
 * of the document by its `@id`, the node stands in its place.
 *
 * @throws {Problem} `malformed-body` if there is none
 */
export function postingsIn(document: unknown): Node[] {
  const roots = nodesIn(document);
  const nodes = [...roots, ...roots.flatMap((node) => nodesIn(node['@graph']))];
  const postings = nodes.filter(isJobPosting);
  if (postings.length === 0) throw noPosting();
  const known = new KnownNodes();
  for (const node of nodes) known.add(node);
  return postings.map((posting) => known.resolved(posting));
}

/** The nodes that a value is made of. */
export const nodesIn = (value: unknown): Node[] =>
  all(value)
    .map(nodeOf)
    .filter((node) => node !== undefined);

export const isJobPosting = (node: Node) => isOfType(node, 'JobPosting');

/** Nodes of a document by their `@id`. */
export class KnownNodes {
  private readonly byId = new Map<string, Node>();

  add(node: Node): void {
    if (typeof node['@id'] === 'string') this.byId.set(node['@id'], node);
  }

  /** The posting with the nodes in it to which it refers. */
  resolved(posting: Node): Node {
    return Object.fromEntries(Object.entries(posting).map(([key, value]) => [key, this.meant(value)]));
  }

  private meant(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.meant(one));
    const node = nodeOf(value);
    const id = node?.['@id'];
    return node !== undefined && Object.keys(node).length === 1 && typeof id === 'string'
      ? (this.byId.get(id) ?? value)
      : value;
  }
}
