/** Channels: how each does, what citizens are told through them, what it costs. */
export { default as ChannelsPage } from './ChannelsPage.vue'
