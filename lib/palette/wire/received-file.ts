import { z } from 'zod';
import type { ReceivedFile } from '../transport';

/** A file as the transport hands it on. */
export const receivedFile = z.custom<ReceivedFile>((value) => value !== undefined && value !== null);
