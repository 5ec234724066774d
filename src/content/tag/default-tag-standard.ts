import type { TagStandard } from './tag-standard.ts';

/** A stage's questions are said as the customer says them. Words are English and Portuguese: firms add their own. */
const stages: TagStandard['stages'] = [
  { key: 'notice', name: 'Notice', words: ['discover', 'new', 'introducing', 'did you know', 'novidade', 'descobrir'] },
  {
    key: 'explore',
    name: 'Explore',
    words: ['how it works', 'learn', 'ideas', 'possible', 'como funciona', 'ideias'],
    kinds: ['article', 'video', 'tool'],
  },
  {
    key: 'choose',
    name: 'Choose',
    words: ['compare', 'choose', 'price', 'which', 'test', 'try', 'book', 'comparar', 'escolher', 'preço'],
    kinds: ['comparison', 'review', 'offer', 'event'],
  },
  {
    key: 'receive',
    name: 'Receive and use',
    words: ['delivery', 'collect', 'set up', 'first', 'use', 'fit', 'install', 'entrega', 'levantar', 'montar', 'usar'],
    kinds: ['guide'],
  },
  {
    key: 'care',
    name: 'Get care',
    words: ['repair', 'broken', 'problem', 'service', 'warranty', 'return', 'help', 'avaria', 'reparação', 'garantia', 'devolver'],
    kinds: ['answer'],
  },
  {
    key: 'back',
    name: 'Come back',
    words: ['again', 'next', 'accessory', 'upgrade', 'renew', 'trade in', 'outra vez', 'renovar', 'acessório'],
  },
  { key: 'share', name: 'Share', words: ['friend', 'recommend', 'community', 'together', 'invite', 'amigo', 'recomendar', 'comunidade'] },
];

const questions: TagStandard['questions'] = [
  {
    key: 'for-me',
    name: 'Is there something for somebody like me?',
    stages: ['notice'],
    words: ['for whom', 'for you', 'made for', 'somebody like', 'beginner', 'para quem', 'para si'],
  },
  {
    key: 'who-are-you',
    name: 'Who are you, and what do you stand for?',
    stages: ['notice'],
    words: ['our story', 'who we are', 'made in', 'our people', 'founded', 'quem somos', 'história'],
  },
  {
    key: 'what-can-it-do',
    name: 'Will it do what I need?',
    stages: ['explore', 'choose'],
    words: [
      'range',
      'how far',
      'how long',
      'how much',
      'enough',
      'capacity',
      'performance',
      'strong',
      'hill',
      'climb',
      'alcance',
      'autonomia',
      'chega',
      'subida',
    ],
  },
  {
    key: 'how-does-it-work',
    name: 'How does it work?',
    stages: ['explore'],
    words: ['how it works', 'explained', 'inside', 'technology', 'como funciona', 'explicado'],
  },
  {
    key: 'will-it-fit',
    name: 'Will it fit my life?',
    stages: ['explore', 'choose'],
    words: ['fit', 'size', 'space', 'stairs', 'every day', 'family', 'child', 'weight', 'tamanho', 'espaço', 'família', 'criança'],
  },
  {
    key: 'which-one',
    name: 'Which one is right for me?',
    stages: ['choose'],
    words: ['compare', 'comparison', 'difference', 'versus', 'or', 'which', 'better', 'choose', 'comparar', 'diferença', 'qual'],
  },
  {
    key: 'what-does-it-cost',
    name: 'What does it cost, all in all?',
    stages: ['choose'],
    words: ['price', 'cost', 'pay', 'instalment', 'leasing', 'subsidy', 'preço', 'custo', 'pagar', 'prestações'],
  },
  {
    key: 'can-i-try',
    name: 'Can I see it or try it first?',
    stages: ['choose'],
    words: ['test', 'try', 'trial', 'demonstration', 'appointment', 'visit us', 'experimentar', 'demonstração', 'marcar'],
  },
  {
    key: 'what-do-others-say',
    name: 'What do others say who have it?',
    stages: ['choose', 'share'],
    words: ['review', 'stars', 'customers say', 'experience', 'opinion', 'opinião', 'estrelas', 'clientes dizem'],
    kinds: ['review'],
  },
  {
    key: 'when-do-i-get-it',
    name: 'When and how do I get it?',
    stages: ['choose', 'receive'],
    words: ['delivery', 'deliver', 'shipping', 'collect', 'in stock', 'arrive', 'entrega', 'envio', 'levantar', 'em stock'],
  },
  {
    key: 'how-do-i-start',
    name: 'How do I start?',
    stages: ['receive'],
    words: ['set up', 'first', 'install', 'fit', 'unpack', 'start', 'assemble', 'montar', 'instalar', 'começar', 'primeira'],
  },
  {
    key: 'how-do-i-use-it',
    name: 'How do I get the most out of it?',
    stages: ['receive'],
    words: ['tip', 'trick', 'use', 'settings', 'better', 'make the most', 'dica', 'usar', 'definições'],
  },
  {
    key: 'what-is-wrong',
    name: 'Something is wrong: what now?',
    stages: ['care'],
    words: ['broken', 'problem', 'fault', 'error', 'does not', 'repair', 'replace', 'noise', 'avaria', 'erro', 'não funciona', 'reparar'],
  },
  {
    key: 'how-to-look-after',
    name: 'How do I look after it?',
    stages: ['care', 'receive'],
    words: [
      'clean',
      'care for',
      'maintain',
      'maintenance',
      'service',
      'store',
      'winter',
      'rain',
      'limpar',
      'manutenção',
      'revisão',
      'chuva',
    ],
  },
  {
    key: 'can-i-return',
    name: 'Can I bring it back?',
    stages: ['choose', 'care'],
    words: ['return', 'refund', 'exchange', 'money back', 'cancel', 'devolver', 'reembolso', 'trocar', 'cancelar'],
  },
  {
    key: 'am-i-protected',
    name: 'Am I covered if it breaks, or is lost?',
    stages: ['choose', 'care'],
    words: ['warranty', 'guarantee', 'insurance', 'cover', 'theft', 'stolen', 'garantia', 'seguro', 'roubo'],
  },
  {
    key: 'what-next',
    name: 'What goes with it, or comes after it?',
    stages: ['back'],
    words: ['accessory', 'accessories', 'goes with', 'add', 'upgrade', 'next', 'spare', 'trade in', 'acessório', 'complemento', 'retoma'],
  },
  {
    key: 'what-do-i-get-for-staying',
    name: 'What do you do for those who stay?',
    stages: ['back'],
    words: ['thank you', 'member', 'loyal', 'points', 'for customers', 'obrigado', 'membro', 'pontos'],
  },
  {
    key: 'with-whom',
    name: 'With whom can I share it?',
    stages: ['share'],
    words: [
      'friend',
      'together',
      'community',
      'club',
      'invite',
      'share',
      'recommend',
      'amigo',
      'juntos',
      'comunidade',
      'convidar',
      'partilhar',
    ],
  },
];

const occasions: TagStandard['occasions'] = [
  { key: 'commute', name: 'On the way to work', words: ['commute', 'to work', 'every day', 'office', 'para o trabalho', 'dia a dia'] },
  { key: 'weekend', name: 'The weekend', words: ['weekend', 'saturday', 'sunday', 'day out', 'fim de semana', 'passeio'] },
  { key: 'holiday', name: 'Holidays', words: ['holiday', 'vacation', 'travel', 'trip', 'tour', 'férias', 'viagem'] },
  { key: 'gift', name: 'A present', words: ['gift', 'present', 'birthday', 'christmas', 'prenda', 'presente', 'aniversário', 'natal'] },
  { key: 'moving', name: 'Moving house', words: ['moving house', 'new home', 'mudança', 'casa nova'] },
  { key: 'child', name: 'A child', words: ['child', 'baby', 'kid', 'school', 'criança', 'bebé', 'escola'] },
  { key: 'winter', name: 'Winter', words: ['winter', 'cold', 'snow', 'ice', 'inverno', 'frio', 'neve'] },
  { key: 'summer', name: 'Summer', words: ['summer', 'heat', 'verão', 'calor'] },
];

const devices: TagStandard['devices'] = [
  { key: 'web', name: 'A large screen', words: ['in detail', 'table'], kinds: ['article', 'comparison', 'tool'] },
  { key: 'phone', name: 'A phone in the hand', words: ['on the go', 'in a minute', 'a caminho'], kinds: ['answer', 'video', 'review'] },
  { key: 'app', name: 'The app', words: ['in the app', 'notification', 'na app'], kinds: ['guide'] },
  { key: 'kiosk', name: 'A screen in the store', words: ['in the store', 'see it here', 'na loja'] },
  { key: 'email', name: 'E-mail', words: ['newsletter', 'e-mail'], kinds: ['offer', 'event'] },
  { key: 'sms', name: 'A text message', words: ['reminder', 'text message', 'lembrete'] },
  { key: 'agent', name: 'An agent’s card', words: ['agents', 'if asked'], kinds: ['answer'] },
  { key: 'store', name: 'A clerk’s handheld', words: ['show the customer', 'clerk'] },
  { key: 'car', name: 'In the car', words: ['while driving', 'on the road', 'a conduzir'] },
  { key: 'voice', name: 'By telephone', words: ['call', 'by phone', 'por telefone'] },
];

const moods: TagStandard['moods'] = [
  { key: 'curious', name: 'Curious', words: ['discover', 'ideas', 'did you know', 'look inside', 'descobrir', 'sabia'] },
  { key: 'unsure', name: 'Unsure', words: ['unsure', 'worry', 'afraid', 'safe', 'can i', 'what if', 'dúvida', 'receio', 'seguro'] },
  { key: 'hurried', name: 'In a hurry', words: ['quick', 'fast', 'in minutes', 'today', 'at once', 'rápido', 'hoje', 'já'] },
  { key: 'annoyed', name: 'Annoyed', words: ['problem', 'sorry', 'broken', 'wrong', 'late', 'avaria', 'desculpe', 'atraso'] },
  { key: 'happy', name: 'Happy', words: ['love', 'joy', 'thank', 'proud', 'smile', 'adoro', 'feliz', 'obrigad'] },
  {
    key: 'careful',
    name: 'Careful with money',
    words: ['save', 'cheap', 'price', 'free of charge', 'no cost', 'poupar', 'barato', 'grátis'],
  },
];

const topics: TagStandard['topics'] = [
  { key: 'price', name: 'Price and payment', words: ['price', 'cost', 'pay', 'instalment', 'subsidy', 'preço', 'pagamento'] },
  { key: 'delivery', name: 'Delivery and collection', words: ['delivery', 'shipping', 'collect', 'entrega', 'envio', 'levantamento'] },
  { key: 'returns', name: 'Returns', words: ['return', 'refund', 'exchange', 'devolução', 'reembolso', 'troca'] },
  { key: 'safety', name: 'Safety', words: ['safe', 'safety', 'helmet', 'brake', 'lock', 'segurança', 'capacete', 'travão'] },
  {
    key: 'battery',
    name: 'Battery and range',
    words: ['battery', 'charge', 'charger', 'range', 'bateria', 'carga', 'carregar', 'autonomia'],
  },
  { key: 'size', name: 'Size and fit', words: ['size', 'fit', 'height', 'weight', 'fold', 'tamanho', 'altura', 'peso'] },
  { key: 'quality', name: 'Quality', words: ['quality', 'last', 'durable', 'made of', 'qualidade', 'durar'] },
  { key: 'environment', name: 'Environment', words: ['environment', 'climate', 'recycle', 'sustainable', 'ambiente', 'clima', 'reciclar'] },
  {
    key: 'service',
    name: 'Service and repair',
    words: ['service', 'repair', 'workshop', 'maintenance', 'revisão', 'reparação', 'oficina'],
  },
  { key: 'privacy', name: 'Privacy', words: ['privacy', 'your data', 'permission', 'privacidade', 'dados', 'consentimento'] },
];

/** A standard that fits any firm until it has its own: stages of a loop that has no end, each with what people ask there. */
export const defaultTagStandard: TagStandard = { stages, questions, occasions, devices, moods, topics, products: [] };
