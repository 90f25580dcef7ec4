import { Problem } from '#platform/problem';
import { all, isOfType, type Node, nodeOf } from './schema-org.ts';

/**
 * The JobPostings of a JSON-LD document: one, those of a list, or those of a `@graph`. Where a posting refers to a node
 * of the document by its `@id`, the node stands in its place.
 *
 * @throws {Problem} `malformed-body` if there is none
 */
export function postingsIn(document: unknown): Node[] {
  const roots = nodesIn(document);
  const nodes = [...roots, ...roots.flatMap((node) => nodesIn(node['@graph']))];
  const postings = nodes.filter((node) => isOfType(node, 'JobPosting'));
  if (postings.length === 0) {
    const detail =
      'There is no schema.org JobPosting in the document: send one, a list, or a @graph, each with "@type": "JobPosting".';
    throw new Problem('malformed-body', detail);
  }
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  return postings.map((posting) =>
    Object.fromEntries(Object.entries(posting).map(([key, value]) => [key, resolved(value, byId)])),
  );
}

const nodesIn = (value: unknown): Node[] =>
  all(value)
    .map(nodeOf)
    .filter((node) => node !== undefined);

function resolved(value: unknown, byId: ReadonlyMap<string, Node>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolved(one, byId));
  const node = nodeOf(value);
  const id = node?.['@id'];
  return node !== undefined && Object.keys(node).length === 1 && typeof id === 'string'
    ? (byId.get(id) ?? value)
    : value;
}
