/** The mark: a town square from above, four sides around an empty middle, open at one corner. */
export function Mark() {
  return (
    <svg className="mark" viewBox="4 4 40 40" aria-hidden="true">
      <path className="mark-low-carbon" d="M4 4h28v8H4z" />
      <path className="mark-smart" d="M36 4h8v21h-8z" />
      <path className="mark-healthy" d="M16 36h21v8H16z" />
      <path className="mark-socially-sustainable" d="M4 16h8v28H4z" />
    </svg>
  );
}
