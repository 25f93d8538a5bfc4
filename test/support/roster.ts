/** The columns of a roster file but the region, in their order. */
export const ROSTER_COLUMNS =
  "programme,cohort,start_year,option,apprentice_name,apprentice_email,master_name,master_email,company,tutor_name,tutor_email,option_head_email";
