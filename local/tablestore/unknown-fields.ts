import protobuf from 'protobufjs';
import { unsupported } from './unsupported';

/**
 * Refuses a message with a field that the schema does not have: a newer client asks for something
 * by it, which must not be ignored silently. The bytes have been decoded before.
 */
export function refuseUnknownFields(type: protobuf.Type, bytes: Uint8Array): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    const id = tag >>> 3;
    const field = type.fieldsById[id];
    if (!field) throw unsupported(`what field ${id} of ${type.name} asks for`);
    const inner = field.resolvedType;
    if (inner instanceof protobuf.Type) refuseUnknownFields(inner, reader.bytes());
    else reader.skipType(tag & 7);
  }
}
