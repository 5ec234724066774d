import { Type } from '@sinclair/typebox';
import { wordsSetting } from '../../settings/index.ts';
import { problem } from './references.ts';
import { anyObject, anything, list, named, optional, shape, time, wholeNumber } from './shape.ts';

const text = Type.String();
const hidden = optional(
  list(
    text,
    'members that the caller’s role does not see: ••• stands for each of them, and for the reasons of changes; such a role cannot change it',
  ),
);

export const businessWords = named('BusinessWords', wordsSetting.schema);

export const setting = shape('Setting', {
  key: text,
  title: text,
  description: text,
  schema: anyObject,
  value: anything,
  default: anything,
  alsoNeeds: optional(Type.String({ description: 'a permission that changing it needs besides settings.edit' })),
  version: Type.Integer({ description: '0 while it is as delivered' }),
  changedBy: optional(text),
  changedAt: optional(time),
  reason: optional(text),
  hidden,
  problems: optional(list(problem, 'what is wrong with the stored value, in which case the default holds')),
});

export const settingVersion = shape('SettingVersion', {
  version: wholeNumber,
  value: anything,
  changedBy: text,
  changedAt: time,
  reason: text,
  restores: optional(Type.Integer({ description: 'the version whose value was brought back' })),
  hidden,
});
