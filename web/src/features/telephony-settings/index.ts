/** What other features use of the settings: the editor of a week's hours. */
export { default as WeekEditor } from './hours/WeekEditor.vue'
export { spoken, WEEKDAYS } from './hours/spans'
