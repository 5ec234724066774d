import { audiences } from './audiences.ts';
import { content } from './content.ts';
import { data } from './data.ts';
import { fields } from './fields.ts';
import { firms } from './firms.ts';
import { gate } from './gate.ts';
import { grouping } from './grouping.ts';
import { learned } from './learned.ts';
import { likeFirm } from './like-firm.ts';
import { moments } from './moments.ts';
import { outbox } from './outbox.ts';
import { pairs } from './pairs.ts';
import { refusals } from './refusals.ts';
import { rules } from './rules.ts';
import { system } from './system.ts';
import { together } from './together.ts';
import { value } from './value.ts';
import { viewShare } from './view-share.ts';

/** What only the pages of value, data and system need. */
export const texts = {
  ...audiences,
  ...content,
  ...data,
  ...fields,
  ...firms,
  ...gate,
  ...grouping,
  ...learned,
  ...moments,
  ...outbox,
  ...pairs,
  ...likeFirm,
  ...refusals,
  ...rules,
  ...system,
  ...together,
  ...value,
  ...viewShare,
};
