type Box = { left: number; top: number; bottom: number; width: number };
type Size = { width: number; height: number };
type Room = { clientWidth: number; clientHeight: number };

const gap = 6;
const edge = 4;

/** Where a hint stands, in pixels of the window: above its element, below where there is no room, within the window. */
export const hintPlace = (target: Box, hint: Size, room: Room): { left: number; top: number } => {
  const above = target.top - hint.height - gap;
  const centred = target.left + target.width / 2 - hint.width / 2;
  const rightmost = room.clientWidth - hint.width - edge;
  return {
    left: Math.round(Math.max(edge, Math.min(centred, rightmost))),
    top: Math.round(above >= edge ? above : target.bottom + gap),
  };
};
