-- The send-backs that wait for the hotline.
INSERT INTO workorders_sendback (
    id, order_id, assignment_id, reason, legal_basis, requested_at, requested_by_id,
    requested_by_label, decision, comment, decided_by_label)
SELECT d.id, d.id, d.id, '该设施尚未移交，不属于本单位职责范围。', '市级部门职责清单第十四项',
    d.due_at - interval '3 hours', 1, '经办人', '', '', ''
FROM draft AS d
WHERE d.state = 'send_back_requested'
