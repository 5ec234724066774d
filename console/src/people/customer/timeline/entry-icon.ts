import {
  Bike,
  Eye,
  Hand,
  Headset,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessagesSquare,
  MousePointer2,
  Phone,
  Search,
  ShoppingBag,
  SmilePlus,
  Star,
  Store,
  UserPen,
} from 'lucide-react';
import type { TimelineEntry } from '../../../api/contract.ts';

const byKind: Record<string, LucideIcon> = {
  visit: MousePointer2,
  page: Eye,
  screen: Eye,
  order: ShoppingBag,
  care: Headset,
  call: Phone,
  words: MessageCircle,
  opinion: Star,
  social: MessagesSquare,
  product: Bike,
  choice: Hand,
  search: Search,
  profile: UserPen,
  identify: UserPen,
  message: Mail,
  survey: SmilePlus,
};

const byChannel: Record<string, LucideIcon> = {
  phone: Phone,
  email: Mail,
  chat: MessageCircle,
  social: MessagesSquare,
  product: Bike,
  store: Store,
  survey: Star,
};

/** The shape beside an entry; words say the same, so it is decoration. */
export function entryIcon(entry: Pick<TimelineEntry, 'kind' | 'channel'>): LucideIcon {
  return byKind[entry.kind] ?? byChannel[entry.channel] ?? MousePointer2;
}
