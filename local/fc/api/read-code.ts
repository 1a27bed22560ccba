import { type StoredCode, storeCode } from '../code/code-package';
import { crc64 } from '../code/crc64';
import { unzip } from '../code/zip';
import type { CodeLocation } from '../config/function-config';
import { invalidArgument } from '../fc-error';
import type { TempBucket } from './temp-bucket';

/**
 * Takes a function's code from its request, or from where it was uploaded, and puts it in place
 * below `root`. Throws InvalidArgument if it is no package, or not the one that the checksum is of.
 */
export async function readCode(
  location: CodeLocation,
  { bucket, root }: { bucket: TempBucket; root: string },
): Promise<StoredCode> {
  const archive = archiveOf(location, bucket);
  const { checksum } = location;
  if (checksum !== undefined && checksum !== crc64(archive)) {
    throw invalidArgument(`code: the checksum of the package is ${crc64(archive)}`);
  }
  try {
    return await storeCode(unzip(archive), { root, archive });
  } catch (error) {
    throw invalidArgument(`code: ${error instanceof Error ? error.message : error}`);
  }
}

function archiveOf(location: CodeLocation, bucket: TempBucket): Buffer {
  const { zipFile, ossBucketName = '', ossObjectName = '' } = location;
  if (zipFile !== undefined) return Buffer.from(zipFile, 'base64');
  return bucket.read({ bucket: ossBucketName, object: ossObjectName });
}
