import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import type { Mark, Page, Run } from '../../../lib/posters/page';
import { formatPath } from '../../../lib/posters/path';

const pointsPerMm = 72 / 25.4;

/** What is common to all pages of a file. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly atMs: number;
  /** A PNG file, or null: the PDF writer reads no other. */
  readonly logoPath: string | null;
}

/** Writes a PDF file with the fonts' letters in it that it uses. Pages may be drawn while it is written. */
export async function writePdf(path: string, pages: Iterable<Page>, facts: PdfFacts): Promise<void> {
  const { title, author, language, atMs, logoPath } = facts;
  const document = new PDFDocument({
    autoFirstPage: false,
    // Any reader takes it; and nothing in it is transparent.
    pdfVersion: '1.7',
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: new Date(atMs) },
  });
  const file = createWriteStream(path);
  document.pipe(file);
  for (const page of pages) {
    document.addPage({ size: [page.width * pointsPerMm, page.height * pointsPerMm], margin: 0 });
    document.scale(pointsPerMm);
    for (const mark of page.marks) drawMark(document, mark, logoPath);
  }
  document.end();
  await finished(file);
}

function drawMark(document: PDFKit.PDFDocument, mark: Mark, logoPath: string | null): void {
  switch (mark.kind) {
    case 'fill':
      document.path(formatPath(mark.path)).fill(mark.color);
      return;
    case 'line':
      document.path(formatPath(mark.path)).lineWidth(mark.width).lineCap('round').lineJoin('round').stroke(mark.color);
      return;
    case 'text':
      for (const run of mark.runs) drawRun(document, run, mark.color);
      return;
    case 'logo': {
      const { x, y, width, height } = mark.box;
      if (logoPath === null) for (const one of mark.instead) drawMark(document, one, null);
      else
        document.image(logoPath, x, y, {
          fit: [width, height],
          align: mark.isAtRight ? 'right' : undefined,
          valign: 'center',
        });
    }
  }
}

/** With a list of features, even an empty one, the whole run is shaped at once: word by word, Arabic would come out in the wrong order. */
function drawRun(document: PDFKit.PDFDocument, { face, text, x, baseline, size }: Run, color: string): void {
  if (!isRegistered(document, face.name)) document.registerFont(face.name, Buffer.from(face.bytes()));
  document.font(face.name).fontSize(size).fillColor(color);
  document.text(text, x, baseline, { lineBreak: false, features: [], baseline: 'alphabetic' });
}

/** A font is read again each time it is registered. */
const registered = new WeakMap<PDFKit.PDFDocument, Set<string>>();

function isRegistered(document: PDFKit.PDFDocument, name: string): boolean {
  const names = registered.get(document) ?? new Set<string>();
  registered.set(document, names);
  const isThere = names.has(name);
  names.add(name);
  return isThere;
}
