import PluginAPI

@testable import KIS

/// Answers as the broker's documents print them.
enum Fixtures {
    static let price = """
        {"output":{"iscd_stat_cls_code":"55","rprs_mrkt_kor_name":"KOSPI200","stck_prpr":"70100","prdy_vrss":"100",\
        "prdy_vrss_sign":"2","prdy_ctrt":"0.14","acml_tr_pbmn":"147510000000","acml_vol":"2106311",\
        "prdy_vrss_vol_rate":"61.20","stck_oprc":"69800","stck_hgpr":"70300","stck_lwpr":"69700","stck_mxpr":"91000",\
        "stck_llam":"49000","stck_sdpr":"70000","aspr_unit":"100","stck_shrn_iscd":"005930","temp_stop_yn":"N",\
        "vi_cls_code":"N"},"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}
        """

    static let bars = """
        {"output1":{"hts_kor_isnm":"삼성전자","stck_shrn_iscd":"005930","stck_prpr":"70100","stck_prdy_clpr":"70000",\
        "acml_vol":"2106311","prdy_vol":"3441685"},"output2":[{"stck_bsop_date":"20261120","stck_clpr":"70100",\
        "stck_oprc":"69800","stck_hgpr":"70300","stck_lwpr":"69700","acml_vol":"2106311","acml_tr_pbmn":"147510000000",\
        "flng_cls_code":"00","prtt_rate":"0.00","mod_yn":"N","prdy_vrss_sign":"2","prdy_vrss":"100",\
        "revl_issu_reas":""}],"rt_cd":"0","msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}
        """

    static let balance = """
        {"ctx_area_fk100":"12345678^01^N^N^01^01^N^","ctx_area_nk100":"","output1":[{"pdno":"005930",\
        "prdt_name":"삼성전자","trad_dvsn_name":"현금","bfdy_buy_qty":"0","bfdy_sll_qty":"0","thdt_buyqty":"4",\
        "thdt_sll_qty":"0","hldg_qty":"10","ord_psbl_qty":"10","pchs_avg_pric":"69000.0000","pchs_amt":"690000",\
        "prpr":"70100","evlu_amt":"701000","evlu_pfls_amt":"11000","evlu_pfls_rt":"1.59",\
        "evlu_erng_rt":"0.00000000","loan_dt":"","loan_amt":"0","stln_slng_chgs":"0","expd_dt":"",\
        "fltt_rt":"0.14285714","bfdy_cprs_icdc":"100","item_mgna_rt_name":"20%","grta_rt_name":"",\
        "sbst_pric":"54600","stck_loan_unpr":"0.0000"}],"output2":[{"dnca_tot_amt":"5000000",\
        "nxdy_excc_amt":"5000000","prvs_rcdl_excc_amt":"4719560","cma_evlu_amt":"0","bfdy_buy_amt":"0",\
        "thdt_buy_amt":"280400","nxdy_auto_rdpt_amt":"0","bfdy_sll_amt":"0","thdt_sll_amt":"0",\
        "d2_auto_rdpt_amt":"0","bfdy_tlex_amt":"0","thdt_tlex_amt":"40","tot_loan_amt":"0","scts_evlu_amt":"701000",\
        "tot_evlu_amt":"5420560","nass_amt":"5420560","fncg_gld_auto_rdpt_yn":"","pchs_amt_smtl_amt":"690000",\
        "evlu_amt_smtl_amt":"701000","evlu_pfls_smtl_amt":"11000","tot_stln_slng_chgs":"0",\
        "bfdy_tot_asst_evlu_amt":"5416600","asst_icdc_amt":"3960","asst_icdc_erng_rt":"0.00000000"}],"rt_cd":"0",\
        "msg_cd":"KIOK0510","msg1":"조회가 완료되었습니다"}
        """

    static let buyable = """
        {"output":{"ord_psbl_cash":"4719560","ord_psbl_sbst":"0","ruse_psbl_amt":"0","fund_rpch_chgs":"0",\
        "psbl_qty_calc_unpr":"91000","nrcvb_buy_amt":"4719560","nrcvb_buy_qty":"51","max_buy_amt":"4719560",\
        "max_buy_qty":"51","cma_evlu_amt":"0","ovrs_re_use_amt_wcrc":"0","ord_psbl_frcr_amt_wcrc":"0"},"rt_cd":"0",\
        "msg_cd":"KIOK0510","msg1":"조회가 완료되었습니다"}
        """

    static let fills = """
        {"ctx_area_fk100":"12345678!^01!^20261120!^20261120!^!^00!^00!^00!^","ctx_area_nk100":"","output1":[{\
        "ord_dt":"20261120","ord_gno_brno":"03930","odno":"0000085100","orgn_odno":"","ord_dvsn_name":"지정가",\
        "sll_buy_dvsn_cd":"02","sll_buy_dvsn_cd_name":"현금매수","pdno":"005930","prdt_name":"삼성전자","ord_qty":"10",\
        "ord_unpr":"70100","ord_tmd":"101529","tot_ccld_qty":"4","avg_prvs":"70100","cncl_yn":"",\
        "tot_ccld_amt":"280400","loan_dt":"","ordr_empno":"OpnAPI","ord_dvsn_cd":"00","cncl_cfrm_qty":"0",\
        "rmn_qty":"6","rjct_qty":"0","ccld_cndt_name":"없음","inqr_ip_addr":"203.000.113.010","excg_dvsn_cd":"",\
        "excg_id_dvsn_cd":"KRX","ord_orgno":"00000","stpm_cndt_pric":"0","stpm_efct_occr_dtmd":""}],"output2":{\
        "tot_ord_qty":"10","tot_ccld_qty":"4","tot_ccld_amt":"280400","prsm_tlex_smtl":"40",\
        "pchs_avg_pric":"70100.0000"},"rt_cd":"0","msg_cd":"KIOK0460","msg1":"조회 되었습니다. (마지막 자료)"}
        """

    static let accepted = """
        {"rt_cd":"0","msg_cd":"APBK0013","msg1":"주문 전송 완료 되었습니다.","output":{"KRX_FWDG_ORD_ORGNO":"03930",\
        "ODNO":"0000085100","ORD_TMD":"094414","SOR_ODNO":""}}
        """

    static let usPrice = """
        {"output":{"rsym":"DNASAAPL","zdiv":"4","base":"231.4000","pvol":"45120331","last":"232.8700","sign":"2",\
        "diff":"1.4700","rate":" +0.64","tvol":"18244112","tamt":"4239012345","ordy":"매도불가"},"rt_cd":"0",\
        "msg_cd":"MCA00000","msg1":"정상처리 되었습니다."}
        """

    static let token = """
        {"access_token":"eyJ0eXAiOi.aaa.sig","access_token_token_expired":"2026-11-21 08:31:07",\
        "token_type":"Bearer","expires_in":86400}
        """

    static let tooManyTokens = """
        {"error_description":"접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)","error_code":"EGW00133"}
        """

    static let throttled = #"{"rt_cd":"1","msg_cd":"EGW00201","msg1":"초당 거래건수를 초과하였습니다."}"#
    static let expired = #"{"rt_cd":"1","msg_cd":"EGW00123","msg1":"기간이 만료된 token 입니다."}"#
    static let nothing = #"{"rt_cd":"7","msg_cd":"KIOK0560","msg1":"조회할 내용이 없습니다                 "}"#

    /// 2026-11-20, 10:15:31 in Korea.
    static let now = Timestamp(nanoseconds: 1_795_137_331_000_000_000)

    static let today = CivilDate(uncheckedYYYYMMDD: 20_261_120)
}

extension CivilDate {
    /// A day that the test knows to exist.
    init(uncheckedYYYYMMDD number: Int) { self = CivilDate(yyyymmdd: number) ?? .earliest }
}

extension KISAccess {
    /// An access as a person would set it up.
    static func sample(_ mode: BrokerMode = .real, htsID: String? = "myhtsid") throws -> KISAccess {
        let isSimulated = mode == .simulated
        return KISAccess(
            try KISEnvironment(
                mode,
                rest: isSimulated ? "http://127.0.0.1:9443" : nil,
                webSocket: isSimulated ? "ws://127.0.0.1:21000" : nil
            ),
            try KISCredentials(appKey: Secret("PSabcdefghijklmnop"), appSecret: Secret("c2VjcmV0+/=")),
            account: try KISAccount("12345678-01"),
            htsID: htsID
        )
    }
}

/// What a question makes of answers.
func read<Question: KISQuestion>(
    _ question: Question,
    _ bodies: String...,
    on servers: KISServers = .real,
    status: Int = 200
) throws -> Question.Answer {
    let endpoint = question.endpoint(on: servers)
    return try question.read(
        bodies.map { try KISAnswer(KISReply(status: status, body: Array($0.utf8)), to: endpoint) }
    )
}
