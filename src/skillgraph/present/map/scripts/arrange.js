// Lays out a net when somebody opens a part of a large map; like the layout computed beforehand, only faster.

import { joinedParts, netOf, netWithin } from "./arranging-net.js";
import { hangLeaves, packRows, pushApart, Room } from "./arranging-room.js";
import { unfoldNet } from "./arranging-stress.js";

const LEAST_LENGTH = 48;
const BARE = 140; // entries, up to which leaves are unfolded like all others
const NEAR_SHARE = 0.25; // the share of its neighbours' room that an entry keeps around it

/**
 * Points for entries, as [x, y] in whole numbers around (0, 0). `radii` are those of their marks, `links` pairs of
 * places, `aspect` is the window's width by its height. The same input gives the same output.
 */
export function arrange(radii, links, aspect) {
  const net = netOf(radii.length, links);
  const room = new Room(radii);
  const parts = joinedParts(net);
  const framed = parts.filter((part) => part.length > 1).map((part) => framePart(part, drawPart(part, net, room, aspect), room));
  const alone = parts.filter((part) => part.length === 1).flat();
  const { corners, width, height } = packRows(framed, aspect);
  const block = frameAlone(alone, room, Math.max(width, Math.sqrt(alone.length * aspect) * 60));
  corners.push({ part: block, left: 0, top: height > 0 ? height + 60 : 0 });
  return centred(corners, radii.length);
}
