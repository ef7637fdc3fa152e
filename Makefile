# Every command of the project. `make help` lists them.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
VENV := .venv/bin
HOTLINE := bin/hotline

.PHONY: help run call phone demo status doctor certificate stop test test-edge voice-holes soak pictures check fix bench api docs setup setup-test lock manage clean

help: ## 列出全部命令
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: setup ## 安装所需的一切并启动整个平台（Ctrl-C 停止）
	@$(HOTLINE) up

call: ## 打一个真实的测试电话：说一句中文，保持在线
	@$(HOTLINE) call $(ARGS)

phone: ## 一部测试话机：可呼入，也可接听回访电话
	@$(HOTLINE) phone $(ARGS)

demo: setup-test ## 机器人在正在运行的平台上演完整个故事
	@$(HOTLINE) demo

status: ## 地址、端口、进程、版本、健康状况
	@$(HOTLINE) status

doctor: ## 检查缺什么、错在哪、怎么解决
	@$(HOTLINE) doctor

certificate: ## 生成自签发的 TLS 证书（家庭坐席、试用）
	@$(HOTLINE) certificate $(ARGS)

stop: ## 停止正在运行的平台
	@$(HOTLINE) stop

test: setup-test ## 代码检查 + 全部测试（真实数据库、语音引擎、浏览器）
	@$(VENV)/python tools/steps.py test

test-edge: setup-test ## 边缘代理与双机切换测试（网络命名空间，需 root）
	@$(VENV)/python -m tests.edge $(ARGS)

voice-holes: setup-test ## 听遍所有通话功能，检查录音和实时声音有无空洞
	@$(VENV)/python -m tests.telephony.holes $(ARGS)

soak: setup-test ## 一小时持续负载：内存、通道、句柄、数据行都不泄漏
	@$(VENV)/python -m bench.soak $(ARGS)

pictures: setup-test ## 主要页面的截图：三种尺寸、浅色深色，与已接受的比较；看过后 ARGS=--accept
	@$(VENV)/python -m tools.snapshots $(ARGS)

check: setup ## 代码检查：规则、格式、类型、分层、网页
	@$(VENV)/python tools/steps.py check

fix: setup ## 自动修正格式和可以修正的规则
	@$(VENV)/ruff check --fix --quiet || true
	@$(VENV)/ruff format

bench: setup-test ## 性能测试，结果写入 docs/benchmarks.md
	@$(VENV)/python -m bench

api: setup ## 由接口定义重新生成网页的类型
	@$(HOTLINE) manage export_openapi > web/src/api/openapi.json.new
	@mv web/src/api/openapi.json.new web/src/api/openapi.json
	@cd web && PATH="$(CURDIR)/$(VENV):$$PATH" npm run --silent api

docs: setup ## 重新生成 docs/generated
	@$(HOTLINE) manage write_workflow
	@$(HOTLINE) manage write_figures
	@$(VENV)/python -m tools.write_asyncapi

setup: ## 安装依赖、构建网页（已就绪则跳过）
	@$(PYTHON) bootstrap.py

setup-test:
	@$(PYTHON) bootstrap.py --for-test

lock: setup ## 依赖有变时重新计算锁文件
	@$(VENV)/../tools/bin/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --group dev --group build -o requirements.lock
	@$(VENV)/../tools/bin/uv pip compile --quiet --universal --generate-hashes --no-header --group models -o requirements-models.lock

manage: ## 运行一条管理命令：make manage ARGS="showmigrations"
	@$(HOTLINE) manage $(ARGS)

clean: ## 删除构建产物和测试状态（不动 var/ 里的数据）
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache web/dist web/sdk/dist web/node_modules var-test var-bench-*
