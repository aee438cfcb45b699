import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSvg } from '../../../../lib/branding/picture/judge-svg';

const head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">';
const inside = (content: string) => `${head}\n${content}\n</svg>`;

/** What is wrong, and what the finding must say. All but the last ones stand in line 2. */
const hostile: readonly (readonly [what: string, content: string, says: string])[] = [
  ['a script', '<script>alert(1)</script>', 'has a <script>'],
  ['a script in capitals', '<SCRIPT>alert(1)</SCRIPT>', 'has a <SCRIPT>'],
  [
    'a script behind a prefix',
    '<svg:script xmlns:svg="http://www.w3.org/2000/svg">1</svg:script>',
    'has a <svg:script>',
  ],
  [
    'drawing behind a prefix',
    '<g xmlns:f="http://www.w3.org/2000/svg"><f:use/></g>',
    'draws by another name (xmlns:f)',
  ],
  ['the same in disguise', '<g xmlns:SVG="&#104;ttp://www.w3.org/2000/svg"/>', 'draws by another name (xmlns:SVG)'],
  [
    'a fill between comments that are none',
    '<style>a{font-family:"/*";fill:url(http://evil.example/x)}b{font-family:"*/"}</style>',
    'loads something with url()',
  ],
  ['the second of two fills', '<rect style="fill:url(#a);mask:url( https://evil.example/x#a )"/>', 'loads something'],
  ['a fill with open quotes', `<rect style='fill:url("//evil.example/x)'/>`, 'loads something with url()'],
  ['a style that runs', '<rect style="behavior/**/:none"/>', 'has a style that runs something'],
  ['a script behind any prefix', '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>', 'has a <x:script>'],
  ['an event handler', '<rect onload="alert(1)"/>', 'has an event handler (onload)'],
  ['an event handler in capitals', "<rect OnClick='alert(1)'/>", 'has an event handler (OnClick)'],
  ['HTML', '<foreignObject><body/></foreignObject>', 'has a <foreignObject>'],
  ['HTML behind a prefix', '<g xmlns:h="http://www.w3.org/1999/xhtml"/>', 'brings in HTML'],
  ['HTML in place of SVG', '<g xmlns="http://www.w3.org/1999/xhtml"/>', 'changes what its elements are'],
  ['a link', '<a href="https://evil.example/"><rect/></a>', 'has a <a>'],
  ['a picture from elsewhere', '<image href="https://evil.example/x.png"/>', 'points to something outside of itself'],
  ['a picture from elsewhere, by xlink', '<image xlink:href="//evil.example/x.png"/>', 'points to something outside'],
  ['a picture beside it', '<image href="other.png"/>', 'points to something outside'],
  ['an SVG within', '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', 'points to something outside'],
  ['a page within', '<use href="data:text/html;base64,PGI+"/>', 'points to something outside'],
  ['a part of another file', '<use xlink:href="https://evil.example/x.svg#a"/>', 'points to something outside'],
  ['a script address', '<use href="javascript:alert(1)"/>', 'has a script address in href'],
  ['a script address in disguise', '<use href="&#106;ava&#x73;cript&#58;alert(1)"/>', 'has a script address in href'],
  ['a script address with blanks', '<use href=" java\tscript:alert(1)"/>', 'has a script address in href'],
  ['a script address to be set', '<set attributeName="href" to="javascript:alert(1)"/>', 'has a <set>'],
  ['an animation', '<rect><animate attributeName="x" to="5"/></rect>', 'has a <animate>'],
  ['a video', '<video src="https://evil.example/x.mp4"/>', 'has a <video>'],
  ['a frame', '<iframe src="https://evil.example/"/>', 'has a <iframe>'],
  ['a style from elsewhere', '<style>@import "https://evil.example/x.css";</style>', 'has @import in a style'],
  ['a font from elsewhere', '<style>@font-face{src:url(https://evil.example/f)}</style>', 'loads something with url()'],
  ['a fill from elsewhere', '<rect fill="url(https://evil.example/x#a)"/>', 'loads something with url()'],
  ['a style with a picture', '<rect style="background:url(\'//evil.example/x\')"/>', 'loads something with url()'],
  [
    'a set of pictures',
    '<style>*{background:image-set("https://evil.example/x" 1x)}</style>',
    'has image-set( in a style',
  ],
  ['letters behind backslashes', '<style>*{background:u\\72l(https://evil.example/x)}</style>', 'behind backslashes'],
  ['an entity that it does not define', '<text>&xxe;</text>', 'uses an entity'],
  ['a NUL as a number', '<text>&#0;</text>', 'uses an entity'],
  ['a letter that there is not', '<text>&#x110000;</text>', 'uses an entity'],
  ['an entity in an attribute', '<rect fill="&xxe;"/>', 'uses an entity in fill'],
  ['CDATA', '<style><![CDATA[@import "x"]]></style>', 'has a <![CDATA[ section'],
  ['an instruction', '<?xml-stylesheet href="https://evil.example/x.xsl"?>', 'has a processing instruction'],
  ['what HTML would end', '<title><!-- --><b onclick="x">', 'has a <b>'],
  ['an attribute without quotes', '<rect onload=alert(1) />', 'is not well-formed'],
  ['an attribute twice', '<rect x="1" x="2"/>', 'says x twice'],
  ['tags that cross', '<g><path></g></path>', 'ends <g>, but <path> is open'],
  ['many repetitions', '<use href="#a"/>'.repeat(21), 'repeats parts more than 20 times'],
  ['a NUL', '<rect id="\u0000"/>', 'has a character that no text may have'],
];

describe('an SVG that does more than draw', () => {
  it.each(hostile)('is refused for %s, with the line', (_, content, says) => {
    const fault = judgeSvg(inside(content));
    expect(fault?.problem).toContain(says);
    expect(fault?.line).toBe(2);
    expect(fault?.fix).not.toBe('');
  });

  it.each([
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n${head}&b;</svg>`, '<!DOCTYPE'],
    ['a file of the server', `<!DOCTYPE svg SYSTEM "file:///etc/passwd">\n${head}</svg>`, '<!DOCTYPE'],
    ['a style sheet of its own', `<?xml-stylesheet href="x.css"?>\n${head}</svg>`, 'processing instruction'],
    ['no size', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'does not say its size'],
    ['a size of zero', '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="10"/>', 'has no size'],
    ['a view of nothing', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"/>', 'has a viewBox of no size'],
    ['a view of words', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="a b c d"/>', 'has a viewBox of no size'],
    ['no namespace', '<svg viewBox="0 0 1 1"/>', 'does not say that it is SVG'],
    ['another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'its root is not one <svg>'],
    ['two roots', `${head}</svg>${head}</svg>`, 'its root is not one <svg>'],
    ['text beside it', `${head}</svg>x`, 'has text beside its <svg>'],
    ['no end', head, 'ends before <svg> does'],
    ['nothing', '', 'is no SVG'],
  ])('is refused for %s', (_, source, says) => {
    expect(judgeSvg(source)?.problem).toContain(says);
  });

  it('names the line in files from any system', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(judgeSvg([head, '<g>', '<script/>', '</g>', '</svg>'].join(end))?.line).toBe(3);
    }
  });
});

describe('an SVG that only draws', () => {
  it.each(['public/brand/logo.svg', 'public/brand/logo-dark.svg', 'public/brand/icon.svg', 'public/icon.svg'])(
    'passes: %s',
    (path) => {
      expect(judgeSvg(readFileSync(path, 'utf8'))).toBeNull();
    },
  );

  it.each([
    [
      'gradients and clips by name',
      '<rect fill="url(#a)" clip-path="url( \'#b\' )" mask="url( #c )"/><use href="#a"/>',
    ],
    ['a style of its own', '<style>.a{fill:#fff} @media (prefers-color-scheme:dark){.a{fill:url("#b")}}</style>'],
    ['a raster picture of its own', '<image width="1" height="1" href="data:image/png;base64,iVBORw0KGgo="/>'],
    [
      'notes of a drawing program',
      '<sodipodi:namedview inkscape:export-filename="C:\\logo.png"/><metadata><rdf:RDF><cc:Work rdf:about=""/></rdf:RDF></metadata>',
    ],
    ['letters of every kind', '<text>Łódź &amp; 東京 &#8211; مرحبا</text>'],
    ['what Inkscape says of itself', '<g xmlns:svg="http://www.w3.org/2000/svg" xmlns:x="http://example.com/x"/>'],
    ['comments', '<!-- made by hand: <script> --><rect/>'],
  ])('passes with %s', (_, content) => {
    expect(judgeSvg(inside(content))).toBeNull();
  });

  it('passes with a declaration in front, and a mark of byte order', () => {
    expect(judgeSvg(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!-- Logo -->\n${inside('<rect/>')}\n`)).toBeNull();
  });
});

describe('whatever the bytes are', () => {
  const piece = fc.constantFrom(
    '<svg',
    '>',
    '/>',
    '</svg>',
    '<',
    '<!--',
    '-->',
    '"',
    "'",
    ' x="',
    '&',
    ';',
    '<![CDATA[',
    '<?',
    'a',
    head,
  );

  it('comes to an answer, and never lets a script through', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const source = pieces.join('');
        const fault = judgeSvg(source);
        expect(fault === null || fault.problem.length > 0).toBe(true);
        expect(judgeSvg(`${source}<script>`)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('comes to it soon for 200 kB that mean ill', () => {
    const started = performance.now();
    for (const part of ['<', '<a ', '&', '<!--', '<g>', ' x="', "'"])
      judgeSvg(head + part.repeat(200_000 / part.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
