import { ThemeTags } from '#app/components/tags';
import { useLang, useT } from '#app/platform/i18n/messages';
import { peopleMessages } from './messages';
import './people.css';

/** A listed person with the names of their organisations. */
export type ShownPerson = {
  id: string;
  name: string;
  headline: string;
  lang: string;
  themes: readonly string[];
  isCoordinator: boolean;
  takesMessages: boolean;
  places: { partner: { name: string; slug: string; lang: string }; roles: string[]; side: string }[];
};

type Props = { person: ShownPerson; mayWrite: boolean };

/** A person in the list: who, what they do, where and as what. */
export function PersonEntry({ person, mayWrite }: Props) {
  const t = useT(peopleMessages);
  const page = useLang();
  const other = (lang: string) => (lang === page ? undefined : lang);
  return (
    <article className="person">
      <div className="person-who">
        <h4>{person.name}</h4>
        {person.headline && <p lang={other(person.lang)}>{person.headline}</p>}
        {person.themes.length > 0 && <ThemeTags themes={person.themes} />}
      </div>
      <div className="person-where">
        <ul>
          {person.isCoordinator && <li className="person-place">{t('listed.as.coordinator')}</li>}
          {person.places.map(({ partner, roles, side }) => (
            <li key={partner.slug} className="person-place">
              <a href={`/${page}/partners/${partner.slug}`} lang={other(partner.lang)} hrefLang={other(partner.lang)}>{partner.name}</a>
              <span className="meta">{roles.map((role) => t.at(`listed.as.${role}`)).join(', ')} · {t.at(`side.${side}`)}</span>
            </li>
          ))}
        </ul>
        {mayWrite && person.takesMessages && <p><a href={`/${page}/people/${person.id}/contact`} aria-label={t('listed.writeTo', { name: person.name })}>{t('listed.write')}</a></p>}
      </div>
    </article>
  );
}

/** The letter a name stands under in a language's alphabet: Ö is a letter of its own in Finnish, an O in English. */
function letterOf(name: string, lang: string): string {
  const letter = name.charAt(0).toLocaleUpperCase(lang);
  const plain = letter.normalize('NFD').charAt(0);
  return new Intl.Collator(lang, { sensitivity: 'base' }).compare(letter, plain) === 0 ? plain : letter;
}

/** People under the first letters of their names, as in an index. They come in the alphabet's order. */
export function PeopleIndex({ people, mayWriteTo }: { people: ShownPerson[]; mayWriteTo: (id: string) => boolean }) {
  const lang = useLang();
  const groups: { letter: string; people: ShownPerson[] }[] = [];
  for (const person of people) {
    const letter = letterOf(person.name, lang);
    const last = groups.at(-1);
    if (last?.letter === letter) last.people.push(person);
    else groups.push({ letter, people: [person] });
  }
  return groups.map(({ letter, people: under }) => (
    <section key={under[0]?.id} className="people-letter" aria-labelledby={`letter-${under[0]?.id}`}>
      <h3 id={`letter-${under[0]?.id}`}>{letter}</h3>
      <div>{under.map((person) => <PersonEntry key={person.id} person={person} mayWrite={mayWriteTo(person.id)} />)}</div>
    </section>
  ));
}
