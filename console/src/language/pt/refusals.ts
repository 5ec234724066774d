/** Porque algo não se oferece nem se envia, por código, e o que o deixaria passar. */
export const refusals = {
  refusal: {
    not_for_channel: { why: 'os seus direitos não abrangem este canal', change: 'outro canal' },
    not_for_device: { why: 'não cabe onde seria mostrado', change: 'outro aparelho' },
    other_language: { why: 'está noutra língua que não a dela', change: 'uma versão na língua dela' },
    read_enough: { why: 'ela já o leu vezes suficientes', change: 'tempo, ou conteúdo novo sobre a pergunta' },
    later_in_order: {
      why: 'vem mais tarde na ordem habitual: nada foi previsto',
      change: 'pedir mais escolhas, ou a previsão ligada',
    },
    less_likely: { why: 'é mais provável que outros ajudem', change: 'outros sinais, ou melhores respostas a isto' },
    rule: {
      withhold: { why: 'a regra “{{rule}}” mantém-no de fora', change: 'a regra deixar de se verificar' },
      only: { why: 'a regra “{{rule}}” só deixa passar outro conteúdo', change: 'a regra deixar de se verificar' },
    },
    consent: {
      unknown: { why: 'ela não disse que sim a esta finalidade, e sem um sim é um não', change: 'o sim dela' },
      refused: { why: 'ela disse que não a esta finalidade', change: 'o sim dela' },
      expired: { why: 'o sim dela caducou', change: 'o sim dela, de novo' },
      gpc: { why: 'o navegador dela diz que os seus dados não se vendem nem se partilham', change: 'o seu próprio sim' },
      gpp: { why: 'ela opôs-se à venda ou partilha dos seus dados', change: 'o seu próprio sim' },
      tcf: { why: 'ela não concordou quando lhe perguntaram pelos cookies', change: 'o seu acordo' },
    },
    contact: { refused: { why: 'ela não quer ser contactada', change: 'a sua própria palavra' } },
    channel: { refused: { why: 'ela não quer este canal', change: 'outro canal, ou o sim dela' } },
    relationship: {
      leave_me_be: { why: 'ela quer que a deixem em paz', change: 'outra escolha dela' },
      just_basics: { why: 'ela quer só o essencial', change: 'outra escolha dela' },
      keep_me_posted: { why: 'ela quer ser mantida a par e nada mais', change: 'outra escolha dela' },
      help_me: { why: 'ela quer ajuda e nada mais', change: 'outra escolha dela' },
      work_with_me: { why: 'não é nisto que ela quer trabalhar connosco', change: 'outra escolha dela' },
    },
    problem: { open: { why: 'um problema dela ainda está em aberto: primeiro resolve-se isso', change: 'o problema resolvido' } },
    stock: { none: { why: 'de momento não há', change: 'haver em armazém' } },
    attention: { spent: { why: 'a atenção dela para esta semana está gasta', change: 'tempo' } },
    cap: {
      all: { why: 'ela recebeu mensagens que cheguem ultimamente', change: 'tempo' },
      channel: { why: 'ela recebeu mensagens que cheguem por este canal', change: 'tempo' },
    },
    quiet_hours: { why: 'é hora de sossego onde ela está', change: 'tempo' },
    holiday: { why: 'é feriado onde ela vive', change: 'tempo' },
  },
};
