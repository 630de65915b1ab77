/** What ONNX Runtime has to say, without the place in its source and the condition that it puts before it. */
export const readableReason = ({ message }: Error): string => message.replace(/^.* was false\. /s, '').trim();
