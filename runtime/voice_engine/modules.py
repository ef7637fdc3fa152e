"""Which of Asterisk's modules are loaded: what we use, and what those need."""

from pathlib import Path

ALWAYS = """
res_timing_timerfd res_crypto res_sorcery_config res_sorcery_memory res_sorcery_astdb
res_http_websocket res_websocket_client res_musiconhold
res_pjproject res_pjsip res_pjsip_session res_pjsip_sdp_rtp res_pjsip_caller_id
res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest
res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_user
res_pjsip_registrar res_pjsip_nat res_pjsip_dtmf_info res_pjsip_refer res_pjsip_rfc3326
res_pjsip_header_funcs res_pjsip_logger res_pjsip_acl res_pjsip_dlg_options res_pjsip_diversion
res_pjsip_empty_info res_pjsip_transport_websocket res_pjsip_outbound_registration
res_pjsip_pubsub res_rtp_asterisk res_srtp chan_pjsip
bridge_softmix bridge_holding bridge_builtin_features bridge_builtin_interval_features
chan_bridge_media
res_stasis res_stasis_answer res_stasis_playback res_stasis_recording res_stasis_snoop
res_stasis_device_state res_ari res_ari_model res_ari_applications res_ari_asterisk
res_ari_bridges res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events
res_ari_playbacks res_ari_recordings res_ari_sounds app_stasis
codec_alaw codec_ulaw codec_a_mu codec_resample format_wav format_pcm format_sln
pbx_config app_playback app_mixmonitor app_queue app_stack app_echo app_chanspy
func_callerid func_channel func_strings func_logic func_timeout func_hangupcause func_global
func_periodic_hook func_cut func_groupcount func_uri
func_pjsip_endpoint func_pjsip_contact func_pjsip_aor
"""

WHEN_PRESENT = """
res_security_log func_env func_cdr app_cdr res_cdrel_custom cdr_custom
app_record app_bridgewait app_read app_senddtmf app_playtones
res_pjsip_path res_format_attr_vp8 res_format_attr_h264 res_format_attr_opus
func_uuid func_math func_sprintf func_volume func_talkdetect func_holdintercept
"""
"""Loaded when the package has them; the engine serves calls without."""

SOUND_ONLY_WHEN_PATCHED = ("bridge_simple", "bridge_native_rtp")
"""Without the patch two-party calls must be mixed too: mixed frames carry no sequence number."""


def modules(*, is_patched: bool) -> list[str]:
    """List the modules we cannot do without, in load order."""
    return [*ALWAYS.split(), *(SOUND_ONLY_WHEN_PATCHED if is_patched else ())]


def loadable(directory: Path, *, is_patched: bool) -> list[str]:
    """List what to load from a package's directory of modules: ours, and extras it has."""
    extras = [name for name in WHEN_PRESENT.split() if (directory / f"{name}.so").exists()]
    return [*modules(is_patched=is_patched), *extras]
