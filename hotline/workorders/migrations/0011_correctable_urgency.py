"""Urgency may be corrected too, and two fields are called what the screens call them."""

from django.db import migrations, models

from hotline.workorders.rules.correction import CorrectedField


class Migration(migrations.Migration):
    dependencies = [("workorders", "0010_words_by_month")]

    operations = [
        migrations.AlterField(
            model_name="correction",
            name="field",
            field=models.CharField(
                choices=[
                    (CorrectedField["PLACE"], "事发地点"),
                    (CorrectedField["EVENT"], "事件经过"),
                    (CorrectedField["DEMAND"], "诉求内容"),
                    (CorrectedField["APPEAL_TYPE"], "诉求类型"),
                    (CorrectedField["URGENCY"], "紧急程度"),
                    (CorrectedField["TOPIC"], "事项分类"),
                    (CorrectedField["AREA"], "所属区划"),
                    (CorrectedField["CALLER_NAME"], "诉求人姓名"),
                    (CorrectedField["CALLER_PHONE"], "联系电话"),
                ],
                max_length=16,
                verbose_name="更正项",
            ),
        ),
    ]
