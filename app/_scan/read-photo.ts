import { openCodeReader } from './code-reader';
import { drawPicture, photoLooks } from './draw-picture';

/**
 * The codes in a photo, which never leaves the phone. Turned and tilted ones are read as they are; mirrored ones are turned
 * over. Empty: none is found; null: the browser cannot open the file. Rejects when the decoder cannot be loaded.
 */
export async function readPhoto(photo: Blob): Promise<readonly string[] | null> {
  const reader = await openCodeReader();
  const picture = await createImageBitmap(photo).catch(() => null);
  if (picture === null) return null;
  const canvas = document.createElement('canvas');
  try {
    for (const look of photoLooks) {
      drawPicture(canvas, picture, picture, look);
      const texts = await reader.read(canvas, 'photo');
      if (texts.length > 0) return texts;
    }
    return [];
  } finally {
    picture.close();
  }
}
