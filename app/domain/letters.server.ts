import { assessmentLetters } from './assessment/assessment.mail';
import { contactLetters } from './contact/contact.mail';
import { registerLetters } from '#app/platform/mail/letters.server';
import { followUpLetters } from './follow-ups/follow-up.mail';
import { indicatorLetters } from './indicators/indicator.mail';
import { joiningLetters } from './joining/joining.mail';
import { partnerSearchLetters } from './partner-search/partner-search.mail';
import { partnerLetters } from './partners/partner.mail';
import { peopleLetters } from './people/people.mail';
import { questionLetters } from './questions/question.mail';
import { replicationLetters } from './replications/replication.mail';
import { reportLetters } from './reports/report.mail';
import { roundLetters } from './rounds/round.mail';
import { reviewLetters } from './shared/review.mail';

/** Makes every domain's letters known; called once when a process starts. One line per domain. */
export function knowLetters(): void {
  registerLetters('assessment', assessmentLetters);
  registerLetters('contact', contactLetters);
  registerLetters('follow-ups', followUpLetters);
  registerLetters('indicators', indicatorLetters);
  registerLetters('joining', joiningLetters);
  registerLetters('partner-search', partnerSearchLetters);
  registerLetters('partners', partnerLetters);
  registerLetters('people', peopleLetters);
  registerLetters('questions', questionLetters);
  registerLetters('replications', replicationLetters);
  registerLetters('reports', reportLetters);
  registerLetters('review', reviewLetters);
  registerLetters('rounds', roundLetters);
}
