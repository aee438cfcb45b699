import { pluralOf } from '../plural';
import type { Texts } from '../texts';

const plural = pluralOf('pt');

export const ptKeep: Texts['keep'] = {
  saved: (hosts) =>
    plural(hosts, {
      one: `${hosts} equipamento salvo neste celular – ainda NÃO registrado`,
      other: `${hosts} equipamentos salvos neste celular – ainda NÃO registrados`,
    }),
  form: {
    saved: 'Salvo neste celular – ainda NÃO registrado',
    savedHow: 'Não há conexão. O envio é feito automaticamente depois, mesmo que você saia desta página.',
    open: 'Ainda NÃO registrado',
    openHow:
      'Não há conexão, e este celular não consegue salvar nada. Deixe esta página aberta: o envio é feito automaticamente.',
    again: 'Enviar agora',
  },
  bar: {
    open: 'Deixe esta página aberta até o envio terminar.',
    waiting: 'Sem conexão. Uma nova tentativa é feita automaticamente.',
    busy: 'Pedidos demais ao mesmo tempo. Uma nova tentativa é feita automaticamente.',
    sending: 'Enviando…',
    sendNow: 'Enviar agora',
    hostEnd: 'O ID termina em',
    old: 'Salvo há muito tempo. Não será mais enviado automaticamente.',
    expired: 'Não pode mais ser enviado: a página ficou aberta por tempo demais.',
    reopen: 'Recomeçar com este equipamento',
    refused: 'Não registrado: foi recusado.',
    why: 'Ver por quê',
    remove: 'Remover',
    removeQuestion: 'Remover este equipamento? Ele não será registrado.',
    removeYes: 'Sim, remover',
    removeNo: 'Não, manter',
    sent: 'Enviado. Ver como está',
  },
  offline: {
    title: 'Sem conexão',
    scan: 'Nada foi registrado ainda. Deixe esta página aberta: ela continua automaticamente.',
    other: 'Deixe esta página aberta: ela carrega automaticamente.',
    hostEnd: 'O ID termina em',
    again: 'Tentar de novo',
  },
};
