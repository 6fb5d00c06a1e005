// Lays out a net when somebody opens a part of a large map: like the layout made beforehand, only faster.

import { joinedParts, netOf, netWithin } from "./arranging-net.js";
import { groupsOf } from "./arranging-groups.js";
import { hangLeaves, Room } from "./arranging-leaves.js";
import { packRows, pushApart, standAlone } from "./arranging-room.js";
import { unfoldNet } from "./arranging-stress.js";

const LEAST_LENGTH = 48;
const BARE = 140; // entries of a part, up to which leaves are unfolded like all others
const NEAR_SHARE = 0.25; // the share of its neighbours' room that an entry keeps around it
const GROUPS_APART = 500; // how much longer a line is that leads from one group to another; twice as long at most
const FLATNESS = 1.25; // how much wider than high a part is drawn, since labels are
const FLATTER = 1.4; // the same for a large one

/**
 * Points for entries, as [x, y] in whole numbers around (0, 0). `radii` are those of their marks, `links` pairs of
 * places, `aspect` is the window's width by its height. The same input gives the same output.
 */
export function arrange(radii, links, aspect) {
  const net = netOf(radii.length, links);
  const room = new Room(radii);
  const parts = joinedParts(net);
  const drawn = parts.filter((part) => part.length > 1).map((part) => drawPart(part, net, room, aspect));
  const alone = parts.filter((part) => part.length === 1).flat();
  const frames = packRows(drawn, aspect);
  if (alone.length > 0) {
    frames.push(standAlone(alone, room.of(alone), frames, aspect));
  }
  return aroundMiddle(frames, radii.length);
}

/** A part in a rectangle of its own: its members, their x and y from its top left corner, its width and height. */
function drawPart(members, net, room, aspect) {
  const within = netWithin(net, members);
  const own = room.of(members);
  const leaves = within.length > BARE ? leavesOf(within) : new Map();
  const points = unfoldCore(within, leaves, own);
  layFlat(points, aspect, within.length > BARE ? FLATTER : FLATNESS);
  for (const [hub, hanging] of leaves) {
    hangLeaves(points, hub, hanging, within[hub], own);
  }
  pushApart(points, own);
  return framed(members, points, own);
}

/** The neighbours that have no other neighbour, by hub. */
function leavesOf(net) {
  const leaves = new Map();
  net.forEach((places, hub) => {
    const hanging = places.filter((place) => net[place].length === 1);
    if (hanging.length > 0) {
      leaves.set(hub, hanging);
    }
  });
  return leaves;
}

/** Points for all but the leaves, which come later and are not numbers until then. */
function unfoldCore(net, leaves, room) {
  const hanging = new Set([...leaves.values()].flat());
  const core = [...net.keys()].filter((place) => !hanging.has(place));
  const coreNet = netWithin(net, core);
  const reach = reaches(core, coreNet, leaves, room);
  const groups = leaves.size > 0 || core.length > BARE ? groupsOf(coreNet) : core.map(() => 0);
  const lengths = coreNet.map((places, one) =>
    places.map((other) => lengthBetween(reach[one] + reach[other], groups[one] === groups[other])),
  );
  const unfolded = unfoldNet(coreNet, lengths);
  const points = { x: new Float64Array(net.length).fill(NaN), y: new Float64Array(net.length).fill(NaN) };
  core.forEach((place, index) => {
    points.x[place] = unfolded.x[index];
    points.y[place] = unfolded.y[index];
  });
  return points;
}

/** The length of a line: what stands around both ends has room between them, and groups stand apart. */
function lengthBetween(reach, within) {
  const length = Math.max(LEAST_LENGTH, reach);
  return within ? length : length + Math.min(length, GROUPS_APART);
}

/** How far what stands around each entry of the core reaches: its leaves, and some of its neighbours' room. */
function reaches(core, coreNet, leaves, room) {
  return core.map((place, index) => {
    const hanging = (leaves.get(place) || []).reduce((sum, leaf) => sum + room.area(leaf), 0);
    const near = coreNet[index].reduce((sum, other) => sum + NEAR_SHARE * room.area(core[other]), 0);
    return Math.sqrt((room.area(place) + hanging + near) / Math.PI);
  });
}

/** Turns points so that they spread most along the window, and stretches them; those that are not numbers stay so. */
function layFlat({ x, y }, aspect, stretch) {
  const known = [...x.keys()].filter((place) => !Number.isNaN(x[place]));
  const mean = (values) => known.reduce((sum, place) => sum + values[place], 0) / known.length;
  const [left, top] = [mean(x), mean(y)];
  let [wide, high, both] = [0, 0, 0];
  for (const place of known) {
    x[place] -= left;
    y[place] -= top;
    wide += x[place] ** 2;
    high += y[place] ** 2;
    both += x[place] * y[place];
  }
  const angle = 0.5 * Math.atan2(2 * both, wide - high) + (aspect < 1 ? Math.PI / 2 : 0);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const place of known) {
    [x[place], y[place]] = [stretch * (cos * x[place] + sin * y[place]), cos * y[place] - sin * x[place]];
  }
}

/** Counts points from the corner of the rectangle that holds them with their room. */
function framed(members, { x, y }, room) {
  const edge = (values, sizes, sign, pick) => pick(...members.map((_, place) => values[place] + sign * sizes[place]));
  const [left, top] = [edge(x, room.wide, -1, Math.min), edge(y, room.high, -1, Math.min)];
  return {
    members,
    x: x.map((value) => value - left),
    y: y.map((value) => value - top),
    width: edge(x, room.wide, 1, Math.max) - left,
    height: edge(y, room.high, 1, Math.max) - top,
  };
}

/** The points of all entries, in their order, around the middle of all rectangles. */
function aroundMiddle(frames, count) {
  const right = Math.max(0, ...frames.map((frame) => frame.left + frame.width));
  const bottom = Math.max(0, ...frames.map((frame) => frame.top + frame.height));
  const points = Array.from({ length: count });
  for (const { members, x, y, left, top } of frames) {
    members.forEach((place, index) => {
      // Adding nothing makes a nought of minus nought.
      points[place] = [left + x[index] - right / 2, top + y[index] - bottom / 2].map((at) => Math.round(at) + 0);
    });
  }
  return points;
}
