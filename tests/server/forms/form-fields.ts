// What each form has to ask, as the description of the forms says it and usage has corrected it. Written apart
// from the forms, so that a field that is lost there is missed here.

const list = (names: string): string[] => names.split(/\s+/).filter(Boolean);

/** Of every phiếu about an activity. */
export const SHARED = list(
  `unit_id unit_name reporter_id task_id plan_id period_key activity_uuid activity_date
  topics location_text photos photo photo_notice documents document difficulties note`,
);

/** Names by form; a field of a repeat is written `repeat.field`. */
export const FIELDS: Readonly<Record<string, readonly string[]>> = {
  F01: list(`activity_title channel is_embedded host_event start_time end_time lead_unit
    coord_units audiences participants_total participants_female participants_officials
    participants_citizens participants_enterprises breakdown_check products products.kind
    products.quantity cost_total funding_source result_summary task_progress`),
  F14: list(`category description impact proposal to_unit`),
  F02: list(`tally_date reception_point shift no_activity visitors_total guided_total
    guided_account guided_dossier guided_payment guided_bcci guided_lookup guided_pakn
    guided_priority pakn_received leaflets_given`),
  F02b: list(`reception_point figures_from figures_to no_activity rec_direct
    rec_online_full rec_online_part rec_bcci rec_online_assisted rec_total rate_online
    rate_online_full ret_total ret_bcci ret_electronic bcci_both bcci_dossiers rate_bcci
    fee_dossiers fee_paid_online rate_epay digitised overdue apology_letters
    ratings_happy ratings_total source_official`),
  F03: list(`item_title item_kind outlet_kind outlet_name publish_state sent_to
    publish_date url author language views counts_for_monthly_quota items_n`),
  F04: list(`session_kind title mode organiser_level role planned_n attended_n
    attended_officials staff_total coverage_officials sessions_n lecturer materials
    pre_score post_score conclusion_doc`),
  F05: list(`material_kind message quantity size_m2 placement placement.place
    placement.gps placement.no_gps placement.from placement.to led_plays_per_day led_days
    led_plays_total distributed languages approved_by cost_total`),
  F06: list(`medium station clusters_active clusters_total item_title duration_min
    first_air times_aired total_minutes language script`),
  F07: list(`platform account_name entry_mode post_kind url posts_n followers reach
    interactions questions_in questions_answered answer_rate zns_sent`),
  F08: list(`dialogue_kind chair invited_n attended_total attended_enterprises opinions
    opinions.no opinions.content opinions.field opinions.answer_state
    opinions.responsible opinions.due opinions.pakn_id answered_onsite onsite_rate
    minutes_doc`),
  F09: list(`received_at channel_in external_code pakn_type field content
    sender_anonymous sender_name sender_phone consent_contact handler_unit due_date state
    answered_at answer_summary public_url on_time satisfied`),
  F10a: list(`survey_kind target_population population_n error_e sample_required design
    interval_k start_r strata strata.name strata.n_pop strata.n_sample date_from date_to
    denominator`),
  F10b: list(`stratum age_group sex resp_kind q1_heard q2_channels q3_know_steps q4_used
    q5_features q6_obstacle q7_satisfaction reached understands_and_uses refused`),
  F11: list(`year subject_kind subject_ref theme goals goals.text goals.indicator
    goals.target goals.actual title_sought has_initiative self_score state`),
  F12: list(`title authors authors.user authors.share problem solution applied_from scope
    benefit_text benefit_vnd time_saved reviewer_unit decision replicate`),
  F13: list(`place_kind procedures_total procedures_posted procedures_outdated
    publicity_rate feedback_address_posted link_dvcqg fix_due`),
};

/** Asked in the daily tally no more: the dossier system has it. */
export const NOT_DAILY = list(`rec_direct rec_total ret_total fee_dossiers bcci_dossiers
  digitised overdue apology_letters ratings_total source_official`);

/** What has to be filled in, paths in the order of the form; what opens with a first value is among them. */
export const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  F01: list('/channel /participants_total /result_summary /more/products/kind'),
  F14: list('/description'),
  F02: list('/reception_point /tally_date /shift /guided_total'),
  F03: list('/url /item_title /item_kind /outlet_kind /publish_state'),
  F04: list('/session_kind /title /attended_n'),
  F05: list(`/material_kind /message /quantity /led_plays_per_day /led_days
    /placement/place /placement/from`),
  F06: list('/medium /item_title /duration_min /times_aired /first_air'),
  F07: list('/platform /account_name /entry_mode /posts_n'),
  F08: list(`/dialogue_kind /chair /attended_total /opinions/content
    /opinions/answer_state`),
  F09: list('/received_at /channel_in /pakn_type /state /content'),
};
