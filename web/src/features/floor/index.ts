export type { Room, RoomDesk } from './map/room'
