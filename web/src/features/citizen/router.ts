/** Addresses of the citizen's pages. */
import { createRouter, createWebHistory } from 'vue-router'

import { recall, remember } from '@/shared/storage'

import { keepNow, restoreDraft } from './kept/useDraft'
import HomePage from './HomePage.vue'

export const citizenRouter = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    {
      path: '/citizen',
      component: HomePage,
      // Links sent out before: /citizen?number=… asks for the code at once.
      beforeEnter: ({ query }) => (query.number ? { path: '/citizen/track', query } : true),
    },
    {
      path: '/citizen/submit',
      component: () => import('./submit/SubmitPage.vue'),
      beforeEnter: async () => {
        await restoreDraft()
        return true
      },
      children: [
        { path: '', redirect: '/citizen/submit/what' },
        { path: 'what', component: () => import('./submit/WhatPage.vue') },
        { path: 'place', component: () => import('./submit/PlacePage.vue') },
        { path: 'photos', component: () => import('./submit/PhotosPage.vue') },
        { path: 'known', component: () => import('./submit/KnownPage.vue') },
        { path: 'contact', component: () => import('./submit/ContactPage.vue') },
        { path: 'review', component: () => import('./submit/ReviewPage.vue') },
      ],
    },
    { path: '/citizen/receipt/:key', component: () => import('./submit/ReceiptPage.vue') },
    { path: '/citizen/track', component: () => import('./track/TrackPage.vue') },
    { path: '/citizen/chat', component: () => import('./talk/ChatPage.vue') },
    { path: '/citizen/talk', component: () => import('./talk/TalkPage.vue') },
    { path: '/citizen/return-call', component: () => import('./talk/ReturnCallPage.vue') },
    { path: '/citizen/services', component: () => import('./look/ServicesPage.vue') },
    { path: '/citizen/answers', component: () => import('./look/AnswersPage.vue') },
    { path: '/citizen/answers/:id(\\d+)', component: () => import('./look/ArticlePage.vue') },
    { path: '/citizen/survey/:key', component: () => import('./survey/SurveyPage.vue') },
    { path: '/citizen/packet/:key', component: () => import('./packet/PacketPage.vue') },
    { path: '/citizen/settings', component: () => import('./look/SettingsPage.vue') },
    { path: '/:unknown(.*)*', redirect: '/citizen' },
  ],
})

const RELOADED = 'hotline.citizen.reloaded'

// A part of the pages is gone when a newer version took over from another tab: load it whole, once.
citizenRouter.onError((_failure, to) => {
  if (recall(RELOADED) === to.fullPath) return
  remember(RELOADED, to.fullPath)
  void keepNow().then(() => location.assign(to.fullPath))
})
