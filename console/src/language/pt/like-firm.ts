/** Empresas que provavelmente são uma só. */
export const likeFirm = {
  likeFirm: {
    tab: 'Provavelmente uma só empresa',
    list: 'Pares de empresas',
    sure: 'Com que certeza ambas são uma só empresa',
    calibration: 'As probabilidades das empresas estavam certas?',
    calibrationMeans:
      'Dos pares de empresas com aproximadamente a mesma probabilidade, quantos os avaliadores viram ser uma só; entre parênteses o intervalo de 95 %.',
    state: { open: 'Para ver', later: 'Para depois', join: 'Uma só empresa', different: 'Duas empresas', group: 'Um só grupo' },
    noneMeans:
      'As empresas são comparadas quando algo se diz delas. Duas que provavelmente são uma só aparecem aqui, com o que fala a favor e contra. Nenhuma é unida sem si.',
    notYours: 'A sua função não escreve sobre empresas.',
    start: {
      strangers: 'Dois registos raramente são uma só empresa',
      one_place: 'Dois registos raramente são uma só empresa; da mesma localidade, mais vezes: a localidade não diz nada',
      sisters: 'Podem ser empresas irmãs na mesma casa: casa e domínio não dizem nada, e cada uma tem palavras suas',
      one_group: 'Podem ser dois locais de um grupo: nome, domínio e número não dizem nada',
    },
    form: {
      limited: 'sociedade por quotas',
      public: 'sociedade anónima',
      partnership: 'sociedade de pessoas',
      cooperative: 'cooperativa',
      society: 'associação ou fundação',
      sole: 'empresário em nome individual',
    },
    do: { join: 'A mesma empresa', different: 'Não é a mesma', group: 'Um só grupo', later: 'Depois' },
    done: {
      join: '{{one}} e {{other}} são agora uma só empresa.',
      different: '{{one}} e {{other}} ficam duas, e não voltam a ser propostas.',
      group: '{{one}} e {{other}} são agora de um só grupo; pode terminar-se nas páginas delas.',
      later: 'Fica para depois.',
      open: 'De novo entre os pares para ver.',
    },
    above: 'Quem está acima?',
    aboveOther: '{{one}} está acima de {{other}}',
    third: 'outra empresa está acima de ambas',
    same: 'É esta a mesma empresa?',
    joined: 'Outros registos desta empresa',
    nobody: 'Nenhuma outra empresa se parece com esta.',
    joinWith: 'Unir com outra',
    joinMeans: 'Ambas são mostradas como a mais antiga, com tudo o que se diz de cada uma. Pode anular-se.',
    joinOf: '{{one}} e {{other}} foram unidas',
    undo: 'Anular a união',
    undoneBy: 'anulado por {{name}}',
  },
};
