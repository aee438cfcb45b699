import { decodeReferences, type SvgAttributes, type SvgPiece, splitSvg } from './split-svg';
import { findStyleFault } from './style-fault';

/** What is wrong with a picture, and how to mend it; `line` where it can be said. */
export interface PictureFault {
  readonly line: number | null;
  readonly problem: string;
  readonly fix: string;
}

interface Finding {
  readonly at: number;
  readonly problem: string;
  readonly fix?: string;
}

const plainFix = 'Export the logo as a plain SVG without scripts, links and embedded files; SVGO does it.';
const svgNamespace = 'http://www.w3.org/2000/svg';

/** What draws. Whatever else stands in a file without a prefix is refused: scripts, foreignObject, links, animations. */
const drawing = new Set(
  `svg g defs title desc metadata path rect circle ellipse line polyline polygon text tspan textPath use symbol clipPath mask
  pattern linearGradient radialGradient stop marker style image filter feBlend feColorMatrix feComponentTransfer feComposite
  feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence`.split(/\s+/),
);
/** Of drawing programs: their notes are drawn by nobody, as long as they are no part of SVG or HTML. */
const noteName = /^(?!svg:|html:|xhtml:)[A-Za-z][\w.-]*:[A-Za-z][\w.-]*$/;
/** They could stand behind any prefix. */
const acting =
  /^(script|foreignObject|iframe|object|embed|link|meta|base|img|image|video|audio|a|style|body|html|form|handler|listener|set|animate\w*)$/i;
/** Each may repeat all that it points to, and that again: 20 cannot become more than some 1,500. */
const mostUses = 20;

/**
 * Finds the first thing in an SVG that does more than draw, or that is not well-formed; null when there is none. An allow-list,
 * so what nobody has thought of is refused. Pages show a logo as a picture, in which nothing runs and nothing is loaded, and
 * files of `public/` are served with a policy that runs nothing: this is the third lock, and says it to IT before it is shown.
 */
export function judgeSvg(source: string): PictureFault | null {
  const finding = findFirst(source);
  if (finding === null) return null;
  const { at, problem, fix = plainFix } = finding;
  return { line: source.slice(0, at).split(/\r\n|\r|\n/).length, problem, fix };
}

function findFirst(source: string): Finding | null {
  // Exactly those that XML forbids, and what stands for broken letters.
  const control = /[^\P{Cc}\t\n\r\u007f-\u009f]|\ufffd/u.exec(source);
  if (control !== null) return { at: control.index, problem: 'has a character that no text may have' };
  const open: string[] = [];
  const counts = { uses: 0, roots: 0 };
  for (const piece of splitSvg(source.replace(/^\ufeff/, ''))) {
    const finding = judgePiece(piece, open, counts);
    if (finding !== null) return finding;
  }
  if (open.length > 0) return { at: source.length, problem: `ends before <${open.at(-1)}> does` };
  return counts.roots === 1 ? null : { at: 0, problem: 'is no SVG: it does not begin with <svg>' };
}

function judgePiece(piece: SvgPiece, open: string[], counts: { uses: number; roots: number }): Finding | null {
  const { at } = piece;
  if (piece.kind === 'other') return { at, problem: describeOther(piece.text) };
  if (piece.kind === 'close') {
    const name = open.pop();
    return name === piece.name ? null : { at, problem: `ends <${piece.name}>, but <${name ?? 'nothing'}> is open` };
  }
  if (piece.kind === 'text') return judgeText(piece.text, at, open.at(-1) ?? null);
  const isRoot = open.length === 0;
  if (isRoot) counts.roots++;
  if (isRoot && (piece.name !== 'svg' || counts.roots > 1))
    return { at, problem: 'is no SVG: its root is not one <svg>' };
  if (piece.name === 'use' && ++counts.uses > mostUses)
    return { at, problem: `repeats parts more than ${mostUses} times` };
  if (piece.kind === 'open') open.push(piece.name);
  return judgeName(piece.name, at) ?? judgeAttributes(piece.name, piece.attributes, isRoot) ?? judgeSize(piece, isRoot);
}

function describeOther(text: string): string {
  if (/^<!DOCTYPE/i.test(text)) return 'has a <!DOCTYPE, which can define entities';
  if (/^<!ENTITY/i.test(text)) return 'defines an entity';
  if (/^<!\[CDATA\[/i.test(text)) return 'has a <![CDATA[ section';
  if (/^<\?/.test(text)) return 'has a processing instruction (<?…?>)';
  return 'is not well-formed here';
}

function judgeText(text: string, at: number, parent: string | null): Finding | null {
  const decoded = decodeReferences(text);
  if (decoded === null) return { at, problem: 'uses an entity that XML does not have by itself' };
  if (parent === null) return decoded.trim() === '' ? null : { at, problem: 'has text beside its <svg>' };
  const problem = parent === 'style' ? findStyleFault(decoded) : null;
  return problem === null ? null : { at, problem };
}

function judgeName(name: string, at: number): Finding | null {
  if (drawing.has(name)) return null;
  const local = name.split(':').at(-1) ?? '';
  if (noteName.test(name) && !acting.test(local)) return null;
  return { at, problem: `has a <${name}>, which does more than draw` };
}

function judgeAttributes(element: string, attributes: SvgAttributes, isRoot: boolean): Finding | null {
  const names = new Set<string>();
  for (const { name, value, at } of attributes) {
    const decoded = decodeReferences(value);
    if (decoded === null) return { at, problem: `uses an entity in ${name} that XML does not have by itself` };
    if (names.has(name)) return { at, problem: `says ${name} twice` };
    names.add(name);
    const problem = judgeAttribute(element, name, decoded);
    if (problem !== null) return { at, problem };
  }
  return isRoot && !names.has('xmlns')
    ? { at: 0, problem: 'does not say that it is SVG', fix: `Add xmlns="${svgNamespace}" to its <svg>.` }
    : null;
}

function judgeAttribute(element: string, name: string, value: string): string | null {
  const local = (name.split(':').at(-1) ?? '').toLowerCase();
  if (name === 'xmlns') return value === svgNamespace ? null : 'changes what its elements are (xmlns)';
  if (name.startsWith('xmlns:')) return judgePrefix(name, value);
  if (local.startsWith('on')) return `has an event handler (${name})`;
  const compact = [...value].filter((letter) => letter > ' ').join('');
  if (/(?:java|vb|live)script:/i.test(compact)) return `has a script address in ${name}`;
  if (local === 'href' || local === 'src') {
    const isFine = /^#[^\s]*$/.test(value) || (element === 'image' && rasterData.test(compact));
    return isFine ? null : `points to something outside of itself (${name})`;
  }
  // What drawing programs note for themselves, such as where a file was saved, is no style.
  return name.includes(':') ? null : findStyleFault(value);
}

/** What bears a prefix is taken for a note, so none may stand for SVG but the usual one, which is refused on elements. */
function judgePrefix(name: string, namespace: string): string | null {
  if (/xhtml|mathml/i.test(namespace)) return 'brings in HTML (xmlns)';
  const isDisguise = namespace === svgNamespace && name !== 'xmlns:svg';
  return isDisguise ? `draws by another name (${name})` : null;
}

const rasterData = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/;

function judgeSize(piece: Extract<SvgPiece, { attributes: unknown }>, isRoot: boolean): Finding | null {
  if (!isRoot) return null;
  const sayOf = (wanted: string) => piece.attributes.find(({ name }) => name === wanted)?.value.trim();
  const box = sayOf('viewBox')
    ?.split(/[\s,]+/)
    .map(Number);
  const sides = [sayOf('width'), sayOf('height')].map((side) => (side === undefined ? null : Number.parseFloat(side)));
  const fix = 'Give its <svg> a viewBox with a width and a height, such as viewBox="0 0 272 56".';
  if (box !== undefined && !(box.length === 4 && box.every(Number.isFinite) && Math.min(box[2] ?? 0, box[3] ?? 0) > 0))
    return { at: piece.at, problem: 'has a viewBox of no size', fix };
  if (sides.some((side) => side !== null && !(side > 0))) return { at: piece.at, problem: 'has no size', fix };
  return box === undefined && sides.includes(null) ? { at: piece.at, problem: 'does not say its size', fix } : null;
}
