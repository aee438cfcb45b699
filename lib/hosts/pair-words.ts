/**
 * The words of {@link wordPairOf}: 256 in each list, known in many languages and hard to mishear. Frozen: to change or to
 * move one would change the words of hosts that are on receipts already.
 */
export const firstWords: readonly string[] = split(`
  album algebra alpha alphabet antenna aquarium arctic aroma artist atlas august aurora bagel baguette balcony
  balloon banana baseball basil bingo biscuit bison blazer bonbon boutique bungalow burger bus butter cabin cactus
  cafe calendar camping canyon captain caravan carbon caribou cartoon catalog caviar cello cereal chalet champion
  chef chili chips chrome cinema climate cockpit cocoa coconut cola comet compass concert corner cricket curry
  december delta denim derby design dessert diagram diesel dinosaur diploma disco domino drama eagle electric
  emerald espresso euro express falcon fantasy finale flamingo football formula galaxy gamma gazelle giraffe
  gondola harmony helmet hero hobby hockey hotel hummus husky ideal iguana impulse island jade jaguar january
  jasmine jeans jersey journal jungle jupiter kangaroo karaoke karate kayak kebab ketchup kiwi lagoon lasagna lava
  lemon lime lion logo maestro magic magnolia mammoth marathon marble market mars mercury metro micro mineral
  minute mocha modern motor mustang neon neutral ocean olympia opal opera orange orchid organ orion oxygen ozone
  pagoda palace palm panini panorama panther papaya paprika papyrus parasol parking parmesan parrot pasta patio
  penguin pepper perfect pesto phoenix photo piano piccolo plastic plateau platinum plaza polka polo poncho potato
  pretzel quartet quiz radar rally reggae rocket royal rugby safari saffron saga salad samba satin scooter shampoo
  siesta sigma skate sofa solar sombrero sonata spiral stadium stereo student sugar tablet tango tapas telegram
  tempo tenor text theater tiara ticket tiramisu toast tofu tortilla tourist traffic triangle trombone tropical
  tuna tunnel ukulele umbrella unicorn vector venus video villa violet violin vision voyage walnut waltz yogurt
  yuzu zebra zenith zeppelin zoom
`);

export const secondWords: readonly string[] = split(`
  admiral allegro amber anorak apollo archive arena aria atoll avenue avocado ballet balsam bamboo bandana banjo
  barbecue basket bazaar beta biathlon bongo bowling bravo broccoli bronze buffalo buffet cabriole camel camera
  canoe caramel carpet cheese cinnamon circus classic cobalt cobra coffee colibri comedy comic condor confetti
  cookie copilot coral cosmos cotton cream dahlia dialog diamond doctor dollar dolphin dragon dynamic dynamo echo
  eclipse elephant emoji energy extra falafel ferry festival film flamenco flute forum fountain garage garden
  gecko gelato geyser ginger globe golf gospel graffiti granite granola graphic guava guitar hamster harp
  helium hibiscus honey horizon igloo infinity jazz jeep joker judo kimono kiosk koala lamp laptop laser lasso
  latte lavender legend lemonade leopard loft lotus lynx magazine magnet mambo mandolin mango marzipan mask matcha
  matrix melody melon menthol menu metal meteor mimosa mini minibus mosaic motel museum mustard nacho neptune
  november nylon oasis october octopus olive omega omelet operetta orbit origami original pajama pancake panda
  paradise park passport pavilion peanut pearl pelican picnic pilot pirate piston pixel pizza planet plasma pony
  poodle popcorn portrait poster prisma proton pudding pullover puma pyramid quartz radio ramen ravine ravioli
  reporter risotto robot rodeo romantic ruby rumba salami salon salsa sandal sandwich sardine saturday saturn
  savanna sequoia serenade shuttle silk slalom solo sonar soprano souvenir sprint studio sumo surf sushi symbol
  symphony taco talent taxi techno tennis terrace terrier theme tiger titan titanium tomato topaz totem tractor
  tram trio trophy trumpet tuba tulip tundra turbine turbo turtle universe vanilla veranda vespa vitamin volcano
  vulcan waffle wasabi weekend yacht yoga
`);

function split(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
