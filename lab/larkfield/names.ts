/** Given names with the short form that friends use, and family names. */
export interface NameList {
  readonly given: readonly { readonly full: string; readonly short: string }[];
  readonly family: readonly string[];
}

function nameList(given: string, family: string): NameList {
  return {
    given: wordsOf(given).map((word) => {
      const [full, short] = word.split('/') as [string, string?];
      return { full, short: short ?? full };
    }),
    family: wordsOf(family),
  };
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** By country. */
export const names: Readonly<Record<string, NameList>> = {
  PT: nameList(
    `Maria/Mia João Ana/Aninhas José/Zé Inês Miguel Beatriz/Bia Tiago Catarina/Cat Francisco/Chico Mariana Pedro
    Leonor/Nonô Rui Sofia André Joana Gonçalo Teresa/Té Luís Carolina/Carol Duarte Rita Nuno Helena/Lena Vasco Matilde
    Simão Graça António/Tó`,
    `Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Alves
    Almeida Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Neves Coelho
    Cruz Cunha Pires Ramos Reis Simões Antunes Matos Fonseca`,
  ),
  GB: nameList(
    `Olivia/Liv Oliver/Ollie Amelia/Millie George Isla Harry Maya/May Jack Grace Thomas/Tom Priya William/Will Emily/Em
    James/Jim Charlotte/Charlie Benjamin/Ben Aisha Samuel/Sam Elizabeth/Liz Daniel/Dan Freya Joseph/Joe Hannah Edward/Ted
    Zara Michael/Mike Chloe Kwame Margaret/Peggy Robert/Bob`,
    `Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts
    Green Hall Wood Harris Clarke Khan Okafor Hughes Edwards Hill Moore Begum Scott Ward O’Connor Mensah Baker Murphy
    Price Cooper Adeyemi Shaw Fletcher Larkin`,
  ),
  DE: nameList(
    `Emma Noah Mia Matteo Hannah Elias Sophia/Sophie Finn Lina Leon Katharina/Kathi Paul Jürgen Ute Günter Bärbel
    Sebastian/Basti Jana Matthias/Matze Franziska/Franzi Michael/Micha Heike Jörg Claudia Ali Aylin Christian/Chris
    Friederike/Rike Tobias/Tobi Änne`,
    `Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
    Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Yılmaz Lehmann Köhler
    Maier König Walter Kaiser Fuchs Peters Jäger Scholz Großmann`,
  ),
  US: nameList(
    `Emma Liam Ava Noah Sophia Ethan Isabella/Bella Mateo Abigail/Abby Alexander/Alex Jennifer/Jen Christopher/Chris
    Madison/Maddie Joshua/Josh Patricia/Pat Matthew/Matt Katherine/Kate Andrew/Drew Guadalupe/Lupe Nicholas/Nick Jasmine
    Tyler Deborah/Deb Gregory/Greg Mei Jamal Samantha/Sam Jose Rebecca/Becky Timothy/Tim`,
    `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
    Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Nguyen Young
    Allen King Wright Kim Torres Chen Hill Flores`,
  ),
  NZ: nameList(
    `Charlotte/Lottie Oliver/Ollie Aroha Jack Mia Nikau Ruby Hunter Anahera/Ana Luca Hinemoa/Hine Cooper Georgia Wiremu/Wi
    Kate Lachlan/Lachie Mereana/Mere Angus Tui Isaac Philippa/Pip Rawiri Bridget Hamish Sina Tane Eleanor/Nell Finlay/Fin
    Marama Douglas/Doug`,
    `Smith Wilson Singh Williams Brown Taylor Jones Anderson Thompson Walker Wang Patel Ngata Tamihana Parata Campbell
    Stewart McDonald Scott Robertson Fraser Morgan Henare Kaur Reid Grant Murray Hohepa Ropata Sinclair Fa’asavalu Latu
    MacKenzie Bell Cameron Duncan Harvey Holmes Marsh Whitmore`,
  ),
};

/** Mail providers that exist nowhere (RFC 2606), so that no simulated address is somebody's. */
export const mailProviders: readonly string[] = [
  'postbox.example',
  'fernmail.example',
  'inboxly.example',
  'correio.example',
  'briefkasten.example',
  'kiwimail.example',
];
