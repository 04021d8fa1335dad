import { describe, expect, it } from 'vitest';
import { checkLink } from '../../../core/links/check-link.ts';

/** Addresses that sellers worldwide really use, by seller. */
const GENUINE_SITES: Readonly<Record<string, string>> = {
  Ticketmaster: `www.ticketmaster.com www.ticketmaster.ca www.ticketmaster.com.mx www.ticketmaster.com.br www.ticketmaster.cl
    www.ticketmaster.pe www.ticketmaster.co.uk www.ticketmaster.ie www.ticketmaster.de www.ticketmaster.at www.ticketmaster.ch
    www.ticketmaster.fr www.ticketmaster.es www.ticketmaster.it www.ticketmaster.nl www.ticketmaster.be www.ticketmaster.dk
    www.ticketmaster.no www.ticketmaster.se www.ticketmaster.fi www.ticketmaster.pl www.ticketmaster.cz www.ticketmaster.gr
    www.ticketmaster.co.il www.ticketmaster.ae www.ticketmaster.co.za www.ticketmaster.com.au www.ticketmaster.co.nz
    ticketmaster.sg ticketmaster.co.th www1.ticketmaster.com am.ticketmaster.com auth.ticketmaster.com my.ticketmaster.co.uk
    www.ticketexchangebyticketmaster.com www.ticketsnow.com www.eticketing.co.uk www.biletix.com`,
  'links of Ticketmaster’s partners': `ticketmaster.evyy.net ticketmaster-uk.tm7559.net ticketmaster-de.tm7514.net
    ticketmaster-fr.tm7516.net ticketmaster-nl.tm7510.net ticketmaster-au.tm7566.net ticketmasteritalia.46uy.net`,
  'Live Nation and its ticket shops': `www.livenation.com concerts.livenation.com www.livenation.co.uk www.livenation.hk
    www.livenation.com.tw www.livenation.co.jp www.livenation.kr www.livenation.ae www.livenationtero.co.th www.ticketweb.com
    www.ticketweb.uk www.universe.com www.moshtix.com.au www.moshtix.co.nz www.frontgatetickets.com`,
  AXS: 'www.axs.com tix.axs.com shop.axs.co.uk q.axs.co.uk',
  Eventim: `www.eventim.de www.eventim.co.uk www.eventim.com.br www.eventim.pl www.eventim.co.il wl.eventim.us www.eventimsports.de
    staatsoper-berlin.eventim-inhouse.de www.eventim-light.com www.oeticket.com www.ticketcorner.ch www.ticketone.it www.lippu.fi
    www.billetlugen.dk www.entradas.com www.fnacspectacles.com`,
  'See Tickets': 'www.seetickets.com wl.seetickets.us wl.seeticketsusa.us',
  'fan to fan and resale': `www.ticketswap.com www.ticketswap.nl www.ticketswap.dk www.ticketswap.pl www.twickets.live tixel.com
    www.fansale.de www.fansale.co.uk www.viagogo.com www.viagogo.co.uk www.stubhub.com www.stubhub.ie seatgeek.com
    www.vividseats.com www.tickpick.com gametime.co www.songkick.com`,
  'the United Kingdom': `dice.fm link.dice.fm www.gigantic.com www.skiddle.com www.ticketline.co.uk www.royalalberthall.com
    tickets.wimbledon.com www.ticketsource.co.uk tickets.arsenal.com ra.co www.residentadvisor.net`,
  'North America': `www.etix.com www.showclix.com www.tickets.com mlb.tickets.com lsuathletics.evenue.net www.msg.com www.eventbrite.com
    www.eventbrite.co.uk www.superboletos.com`,
  'Latin America': `www.ticketek.com.ar www.allaccess.com.ar www.passline.com www.puntoticket.com www.tuboleta.com
    teleticket.com.pe www.sympla.com.br ingresse.com`,
  'continental Europe': `www.ticketpro.cz www.paylogic.com shop.eventix.io ticketline.sapo.pt www.wegow.com www.reservix.de
    billetto.dk tickets.rolandgarros.com eventi.comune.milano.it eticket.psg.fr webticket.mozarteum.at www.tickster.com
    www.weezevent.com inter.vivaticket.com`,
  Japan: `eplus.jp eplus.tickets l-tike.com w.pia.jp t.pia.jp eticket.pia.jp ticket.rakuten.co.jp www.ticket.co.jp www.zepp.co.jp`,
  'South Korea':
    'tickets.interpark.com www.globalinterpark.com world.nol.com ticket.yes24.com ticket.melon.com tkglobal.melon.com',
  'China, Hong Kong and Taiwan': `detail.damai.cn m.damai.cn shows.cityline.com www.hkticketing.com www.urbtix.hk kktix.com
    teamear.kktix.cc tixcraft.com ticketplus.com.tw`,
  'South and South-East Asia': `www.sistic.com.sg www.klook.com in.bookmyshow.com www.ticketmelon.com www.thaiticketmajor.com
    ticketnet.com.ph smtickets.com`,
  'Australia and New Zealand': `premier.ticketek.com.au premier.ticketek.co.nz premier.ticketek.co.uk tickets.oztix.com.au
    events.humanitix.com www.megatix.com.au`,
  'Africa, the Middle East and Central Asia': `dubai.platinumlist.net www.webtickets.co.za www.quicket.co.za www.computicket.com
    ticketon.kz`,
  'waiting rooms': `queue-it.net ticketmaster.queue-it.net ticketmaster.com.queue-it.net seetickets.queue-it.net eventim.queue-it.net`,
  'venues whose names hold an ending or a word':
    'ticket-info.opera.se tickets-info.venue.org webtickets.philharmonie.com',
};

describe.each(Object.entries(GENUINE_SITES))('a link of a genuine site: %s', (_seller, hosts) => {
  it.each(hosts.split(/\s+/))('%s opens at once', (host) => {
    const link = `https://${host}/event/1?seat=2`;
    expect(checkLink(link)).toEqual({ action: 'open', url: link });
  });
});
