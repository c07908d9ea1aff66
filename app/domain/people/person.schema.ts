import { z } from 'zod';
import { choice, email, line, newPassword, required, text } from '#app/domain/shared/fields';
import { THEMES } from '#app/domain/shared/themes';
import { PLATFORM_ROLES } from '#app/domain/shared/viewer';
import { LANGUAGES } from '#app/platform/i18n/languages';

const password = (code: string) => z.string().min(1, 'required').max(200, code);

export const signInSchema = z.object({ email: email(), password: password('signInWrong') });

export const forgottenSchema = z.object({ email: email() });

export const newPasswordSchema = z.object({ newPassword: newPassword() });

export const changePasswordSchema = z.object({ password: password('passwordWrong'), newPassword: newPassword() });

export const changeAddressSchema = z.object({ email: email(), password: password('passwordWrong') });

export const eraseSchema = z.object({ password: password('passwordWrong') });

/** Who may find a person: nobody, members who are signed in, or every reader. */
export const LISTINGS = ['nobody', 'members', 'everyone'] as const;
export type Listing = (typeof LISTINGS)[number];

/** The wording under which people now choose; changed when `account.listing` promises something else. */
export const LISTING_VERSION = '2026-11';

/** What people say of themselves. */
export const profileSchema = z.object({
  name: required(line(120)),
  headline: line(160),
  about: text(4000),
  themes: z.array(choice(THEMES)).transform((themes) => THEMES.filter((theme) => themes.includes(theme))),
  lang: choice(LANGUAGES),
  listing: choice(LISTINGS),
  takesMessages: z.boolean(),
});

export type Profile = z.output<typeof profileSchema>;

/** A message from one member to another. */
export const messageSchema = z.object({ message: required(text(5000)) });

export const platformRolesSchema = z.object({
  roles: z.array(choice(PLATFORM_ROLES)).transform((roles) => PLATFORM_ROLES.filter((role) => roles.includes(role))),
});
